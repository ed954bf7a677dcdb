/** Owns what a cluster.yaml says of Secrets and certificates that cannot be, beyond what its schema admits. */
import { nearest } from '../source/nearest.ts';
import { keyOriginAt, type Origin, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { either, shorten } from '../source/show.ts';
import type { KafkaCluster, KubernetesCluster, KubernetesClusterSpec } from './model.ts';

/** What can be said of the file alone. */
export function checkSecrets(node: YamlMap, spec: KubernetesClusterSpec): readonly Problem[] {
  return [...certificateProblems(node, spec), ...valueProblems(node, spec), ...sameProblems(node, spec)];
}

function problemAt(origin: Origin, message: string): Problem {
  return { id: 'authored-file', message, origin };
}

function certificateProblems(node: YamlMap, { drainCleaner }: KubernetesClusterSpec): readonly Problem[] {
  if (drainCleaner?.enabled !== true || drainCleaner.certificate !== 'secret') return [];
  const { caBundle } = drainCleaner;
  if (caBundle !== undefined && /^[A-Za-z0-9+/\s]+=*\s*$/.test(caBundle)) return [];
  if (caBundle !== undefined) {
    const message = `\`drainCleaner.caBundle\` is no base64; write the certificate as \`base64 -w0 ca.crt\` prints it.`;
    return [problemAt(originAt(node, ['drainCleaner', 'caBundle']), message)];
  }
  const message =
    '`drainCleaner.caBundle` is missing; the API server knows a certificate from a Secret by its authority, so add that in base64.';
  return [problemAt(originAt(node, ['drainCleaner', 'certificate']), message)];
}

/** A Secret from a store needs to say what of the store. */
function valueProblems(node: YamlMap, { secrets = [] }: KubernetesClusterSpec): readonly Problem[] {
  return secrets.flatMap(({ name, external }, index) => {
    if (external === undefined || external.from !== undefined || Object.keys(external.data ?? {}).length > 0) return [];
    const message = `Secret \`${shorten(name)}\` would be made from nothing; name a key of the store in \`from\`, or each value in \`data\`.`;
    return [problemAt(keyOriginAt(node, ['secrets', index, 'external']), message)];
  });
}

function sameProblems(node: YamlMap, { secrets = [] }: KubernetesClusterSpec): readonly Problem[] {
  const seen = new Map<string, Route>();
  return secrets.flatMap(({ name, namespaces }, index) =>
    namespaces.flatMap((namespace, at): readonly Problem[] => {
      const key = `${namespace}/${name}`;
      const route: Route = ['secrets', index, 'namespaces', at];
      const first = seen.get(key);
      seen.set(key, first ?? route);
      if (first === undefined) return [];
      const message = `Secret \`${shorten(key)}\` is listed twice; keep one.`;
      const related = [{ origin: originAt(node, first), message: 'the other one' }];
      return [{ ...problemAt(originAt(node, route), message), related }];
    }),
  );
}

/** Namespaces that neither this file nor a Kafka cluster here has. Nothing is said where any namespace may be watched. */
export function checkSecretNamespaces(
  { node, spec }: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): readonly Problem[] {
  const { strimzi, prometheus, drainCleaner, secrets = [] } = spec;
  if (strimzi.operator.watchAll) return [];
  const known = new Set([
    strimzi.operator.namespace,
    ...strimzi.operator.watch,
    ...kafka.map((one) => one.spec.namespace),
    ...[prometheus, drainCleaner].flatMap((part) => (part?.enabled === true ? [part.namespace] : [])),
  ]);
  return secrets.flatMap(({ name, namespaces }, index) =>
    namespaces.flatMap((namespace, at) => {
      if (known.has(namespace)) return [];
      const names = [...known].sort();
      const meant = nearest(namespace, names);
      const advice = meant === undefined ? `expected ${either(names)}` : `did you mean \`${meant}\`?`;
      const message = `Nothing of this repository is in namespace \`${namespace}\`, where Secret \`${shorten(name)}\` is said to be; ${advice}`;
      const end = advice.endsWith('?') ? '' : '.';
      return [problemAt(originAt(node, ['secrets', index, 'namespaces', at]), message + end)];
    }),
  );
}
