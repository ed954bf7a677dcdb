/** Owns which Secrets and ConfigMaps are named in a namespace, by whom and where, and which of them are there with which keys. */
import type { RenderedObject } from '../../render/rendered.ts';
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, isPlainMap, listAt, mapAt, plainAt, textAt } from '../../source/plain.ts';
import { authorityOfOnesOwn } from '../../strimzi/made/make-authorities.ts';
import { type Use, usesIn } from '../../strimzi/made/pod-uses.ts';
import type { KubernetesContext } from '../context.ts';
import type { NamespaceSight, SeenObject, Sight } from '../in-sight.ts';
import { groupOf, isWorkload } from '../known-kinds.ts';
import { podRoute } from '../seen-pods.ts';

export interface NamedData extends Use {
  /** Who names it. */
  readonly by: RenderedObject;
  /** Whether the name follows from that of the cluster, so that nobody can have mistyped it. */
  readonly fixed?: true;
}

const known = new WeakMap<NamespaceSight, readonly NamedData[]>();

/** Everything in a namespace that names a Secret or ConfigMap and cannot do without it. */
export function namedIn(there: NamespaceSight): readonly NamedData[] {
  const named = known.get(there) ?? [
    ...there.objects.flatMap(namedBy),
    ...there.made.flatMap((one) => authoritiesNamed(one.fields, there)),
  ];
  known.set(there, named);
  return named;
}

const strimziKinds = [
  'Kafka',
  'KafkaNodePool',
  'KafkaConnect',
  'KafkaMirrorMaker2',
  'KafkaMirrorMaker',
  'KafkaBridge',
  'KafkaUser',
];

function namedBy({ object, plain }: SeenObject): readonly NamedData[] {
  const below = (...route: Route): readonly NamedData[] =>
    usesIn(plainAt(plain, ...route)).map((use) => ({
      ...use,
      by: object,
      route: [...route, ...use.route],
      keys: use.keys.map((one) => ({ key: one.key, route: [...route, ...one.route] })),
    }));
  if (isWorkload(object)) return below(...podRoute(object.kind), 'spec');
  if (groupOf(object) === 'kafka.strimzi.io') return strimziKinds.includes(object.kind) ? below('spec') : [];
  if (object.kind === 'ServiceAccount') return below();
  return object.kind === 'Ingress' ? [...(isIssued(plain) ? [] : below('spec')), ...ingressSecrets(object, plain)] : [];
}

/** cert-manager makes the Secrets of such an Ingress. */
function isIssued(ingress: Plain): boolean {
  const annotations = Object.keys(mapAt(ingress, 'metadata', 'annotations'));
  return annotations.some((one) => one.startsWith('cert-manager.io/') || one === 'kubernetes.io/tls-acme');
}

const secretAnnotations = ['nginx.ingress.kubernetes.io/auth-secret', 'nginx.ingress.kubernetes.io/auth-tls-secret'];

function ingressSecrets(object: RenderedObject, plain: Plain): readonly NamedData[] {
  return secretAnnotations.flatMap((annotation) => {
    const route = ['metadata', 'annotations', annotation];
    const name = textAt(plain, ...route);
    const own = name?.startsWith(`${object.namespace}/`) ? name.slice((object.namespace?.length ?? 0) + 1) : name;
    if (own === undefined || own.includes('/')) return [];
    return [{ kind: 'Secret', name: own, keys: [], route, by: object } as const];
  });
}

function authoritiesNamed(
  fields: Parameters<typeof authorityOfOnesOwn>[0],
  there: NamespaceSight,
): readonly NamedData[] {
  const kafka = there.objects.find(({ object }) => object.kind === 'Kafka' && object.name === fields.cluster);
  if (kafka === undefined) return [];
  return authorityOfOnesOwn(fields).map(({ field, name, key }) => {
    const route = ['spec', field, 'generateCertificateAuthority'];
    return { kind: 'Secret', name, keys: [{ key, route }], route, by: kafka.object, fixed: true } as const;
  });
}

/** What is there, by name; without keys where these cannot be known. */
export type Data = ReadonlyMap<string, ReadonlySet<string> | undefined>;

const always: Readonly<Record<Use['kind'], readonly string[]>> = {
  Secret: [],
  ConfigMap: ['kube-root-ca.crt', 'openshift-service-ca.crt'],
};

export function dataIn(kind: Use['kind'], there: NamespaceSight, context: KubernetesContext): Data {
  const found = new Map<string, ReadonlySet<string> | undefined>();
  for (const name of always[kind]) found.set(name, undefined);
  if (kind === 'Secret') addGiven(found, there.name, context);
  for (const { object, plain } of there.objects) {
    const fields = object.kind === kind ? ['data', 'stringData', 'binaryData'] : [];
    if (fields.length > 0) found.set(object.name, new Set(fields.flatMap((one) => Object.keys(mapAt(plain, one)))));
    else if (kind === 'Secret') addMade(found, { object, plain }, there);
  }
  for (const made of there.made.flatMap((one) => one.ofKind(kind))) found.set(made.name, new Set(made.keys));
  return found;
}

type Found = Map<string, ReadonlySet<string> | undefined>;

/** Those that cluster.yaml says are there. */
function addGiven(found: Found, namespace: string, { kubernetes }: KubernetesContext): void {
  const { secrets, strimzi } = kubernetes.spec;
  for (const name of strimzi.pullSecrets ?? []) found.set(name, undefined);
  for (const { name, namespaces, keys } of secrets ?? [])
    if (namespaces.includes(namespace)) found.set(name, keys === undefined ? undefined : new Set(keys));
}

/** Objects that somebody else turns into a Secret. */
function addMade(found: Found, { object, plain }: SeenObject, there: NamespaceSight): void {
  const named = (...route: Route): string => textAt(plain, ...route) ?? object.name;
  switch (`${groupOf(object)}/${object.kind}`) {
    case 'external-secrets.io/ExternalSecret':
      found.set(named('spec', 'target', 'name'), externalKeys(plain));
      break;
    case 'bitnami.com/SealedSecret':
      found.set(named('spec', 'template', 'metadata', 'name'), undefined);
      break;
    case 'cert-manager.io/Certificate':
      found.set(named('spec', 'secretName'), undefined);
      break;
    case 'kafka.strimzi.io/KafkaUser':
      for (const prefix of prefixes(there)) found.set(`${prefix}${object.name}`, undefined);
      break;
  }
}

function externalKeys(plain: Plain): ReadonlySet<string> | undefined {
  if (hasAt(plain, 'spec', 'dataFrom') || hasAt(plain, 'spec', 'target', 'template')) return undefined;
  return new Set(listAt(plain, 'spec', 'data').flatMap((one) => textAt(one, 'secretKey') ?? []));
}

/** What User Operators put before the name of a user; source: `KafkaUserModel.getSecretName`. */
export function prefixes(there: NamespaceSight): readonly string[] {
  return [
    '',
    ...there.made.flatMap(({ fields }) => textAt(fields.spec, 'entityOperator', 'userOperator', 'secretPrefix') ?? []),
  ];
}

/** Whether an object of a kind that is not known mentions a name, and so may make what has it. */
export function isMentioned(name: string, sight: Sight): boolean {
  return sight.unknown.some(({ object, plain }) => groupOf(object) !== 'kafka.strimzi.io' && mentions(plain, name));
}

function mentions(value: Plain, name: string): boolean {
  if (value === name) return true;
  if (Array.isArray(value)) return (value as readonly Plain[]).some((one) => mentions(one, name));
  return isPlainMap(value) && Object.values(value).some((one) => mentions(one, name));
}
