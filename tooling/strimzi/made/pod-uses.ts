/**
 * Owns which Secrets and ConfigMaps a description names, by the shapes in which Kubernetes and Strimzi write such names: volumes,
 * variables, certificates, pull secrets. It knows no paths, so it reads a pod as well as a Kafka or KafkaConnect resource. Source: the
 * Kubernetes API; Strimzi 0.45.2, `CertSecretSource`, `GenericSecretSource`, `CertAndKeySecretSource`, `PasswordSecretSource`,
 * `ExternalConfigurationReference`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { flagAt, isPlainMap, listAt, type PlainMap, textAt } from '../../source/plain.ts';

/** A place that names a Secret or ConfigMap. */
export interface Use {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  /** Keys that must be in it, each with where it is named. */
  readonly keys: readonly { readonly key: string; readonly route: Route }[];
  /** Where the name stands, below what was read. */
  readonly route: Route;
}

/** Fields that are free text or data of others: nothing in them is a reference, whatever it is called. */
const opaque = new Set([
  ...['config', 'affinity', 'resources', 'jvmOptions', 'tolerations', 'topologySpreadConstraints', 'metadata', 'data'],
  ...['storage', 'rack', 'podDisruptionBudget', 'persistentVolumeClaim', 'networkPolicyPeers'],
  ...['securityContext', 'livenessProbe', 'readinessProbe', 'startupProbe', 'args', 'command', 'ports', 'volumeMounts'],
]);

/** Those that may be missing (`optional: true`) are left out. */
export function usesIn(value: Plain | undefined): readonly Use[] {
  const uses: Use[] = [];
  if (value !== undefined) walk(value, [], uses);
  return uses;
}

/** The names alone. */
export function podUses(value: Plain | undefined): {
  readonly secrets: readonly string[];
  readonly configMaps: readonly string[];
} {
  const uses = usesIn(value);
  const names = (kind: Use['kind']): readonly string[] =>
    uses.filter((one) => one.kind === kind).map((one) => one.name);
  return { secrets: names('Secret'), configMaps: names('ConfigMap') };
}

function walk(value: Plain, route: Route, uses: Use[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    (value as readonly Plain[]).forEach((item, index) => {
      walk(item, [...route, index], uses);
    });
    return;
  }
  const map = value as PlainMap;
  const secretName = textAt(map, 'secretName');
  if (secretName !== undefined) add(uses, 'Secret', map, [...route, 'secretName'], secretName, route);
  for (const key in map) {
    const child = map[key];
    if (typeof child !== 'object' || child === null || opaque.has(key)) continue;
    const at = [...route, key];
    const kind = named(key);
    if (kind !== undefined && isPlainMap(child)) {
      const name = textAt(child, 'name');
      if (name !== undefined) {
        add(uses, kind, child, [...at, 'name'], name, at);
        continue;
      }
    }
    if (key === 'imagePullSecrets') {
      listAt(child).forEach((one, index) => {
        const name = textAt(one, 'name');
        if (name !== undefined) uses.push({ kind: 'Secret', name, keys: [], route: [...at, index, 'name'] });
      });
    } else walk(child, at, uses);
  }
}

function named(key: string): Use['kind'] | undefined {
  if (key === 'secretKeyRef' || key === 'secretRef' || key === 'secret') return 'Secret';
  return key === 'configMapKeyRef' || key === 'configMapRef' || key === 'configMap' ? 'ConfigMap' : undefined;
}

function add(uses: Use[], kind: Use['kind'], map: PlainMap, at: Route, name: string, route: Route): void {
  if (flagAt(map, 'optional') === true) return;
  const keys = ['key', 'certificate', 'password'].flatMap((field) => {
    const key = textAt(map, field);
    return key === undefined ? [] : [{ key, route: [...route, field] }];
  });
  listAt(map, 'items').forEach((item, index) => {
    const key = textAt(item, 'key');
    if (key !== undefined) keys.push({ key, route: [...route, 'items', index, 'key'] });
  });
  uses.push({ kind, name, keys, route: at });
}
