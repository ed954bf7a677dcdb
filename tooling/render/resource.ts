/**
 * Owns an object on its way through the transformers: its tree, and what kustomize remembers of it in internal annotations (earlier
 * names, prefixes, whether a hash follows). Resources are immutable and shared between all overlays that use a base.
 */
import { nodeAt, type Origin, type YamlMap, type YamlNode, type YamlScalar } from '../source/node.ts';
import { isClusterScoped } from './cluster-scoped.ts';
import { refuse } from './refuse.ts';

/** Kustomize's `ResId`: what makes an object the same object. */
export interface ResourceId {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  /** With `default` for none and {@link noNamespace} for cluster-scoped kinds (`EffectiveNamespace` in kyaml/resid). */
  readonly namespace: string;
}

/** What an object was called before a transformer changed it. Group and version are those of today, as in `utils.PrevIds`. */
export interface PastName {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

export interface Resource {
  readonly node: YamlMap;
  readonly from: Origin;
  readonly id: ResourceId;
  /** Oldest first. */
  readonly past: readonly PastName[];
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** Whether the name ends in a hash of the content. */
  readonly hashed: boolean;
  /** Whether a JSON patch went over it: kustomize then writes every scalar anew and quotes are lost. */
  readonly rewritten: boolean;
  /** Labels that are one node in several fields, see shared-values.ts. */
  readonly shared: readonly YamlScalar[];
}

export const noNamespace = '_non_namespaceable_';

export function newResource(node: YamlMap, from: Origin): Resource {
  return {
    node,
    from,
    id: idOf(node),
    past: [],
    prefixes: [],
    suffixes: [],
    hashed: false,
    rewritten: false,
    shared: [],
  };
}

export function withNode(resource: Resource, node: YamlMap): Resource {
  return node === resource.node ? resource : { ...resource, node, id: idOf(node) };
}

/** Notes the name of now before it changes (`StorePreviousId`). */
export function rememberName(resource: Resource): Resource {
  const { kind, name, namespace } = resource.id;
  return { ...resource, past: [...resource.past, { kind, name, namespace }] };
}

/** The first name an object had (`OrgId`). */
export function firstName(resource: Resource): PastName {
  return resource.past[0] ?? resource.id;
}

function sameId(a: ResourceId, b: ResourceId): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.namespace === b.namespace &&
    a.group === b.group &&
    a.version === b.version
  );
}

export function idKey(id: ResourceId): string {
  return `${id.group}\n${id.version}\n${id.kind}\n${id.namespace}\n${id.name}`;
}

/** Whether an object has or ever had an id (`GetMatchingResourcesByAnyId`). */
export function hadId(resource: Resource, id: ResourceId): boolean {
  return sameId(resource.id, id) || resource.past.some((past) => sameId({ ...resource.id, ...past }, id));
}

export function refuseSameIds(resources: readonly (Resource | undefined)[], origin: Origin): void {
  const seen = new Set<string>();
  for (const resource of resources) {
    if (resource === undefined) continue;
    const key = idKey(resource.id);
    if (seen.has(key))
      refuse(`Now there are two objects ${describeId(resource.id)}; give them different names.`, origin);
    seen.add(key);
  }
}

/** `Kafka kafka.strimzi.io/v1 orders in namespace shop`, for messages. */
export function describeId(id: ResourceId): string {
  const where =
    id.namespace === noNamespace ? '' : id.namespace === 'default' ? '' : ` in namespace \`${id.namespace}\``;
  return `${id.kind} \`${id.name}\`${where}`;
}

const apiVersionRoute = ['apiVersion'];
const kindRoute = ['kind'];
const nameRoute = ['metadata', 'name'];
const metadataMaps = ['labels', 'annotations'];

function idOf(node: YamlMap): ResourceId {
  const apiVersion = textField(node, 'apiVersion', apiVersionRoute);
  const kind = textField(node, 'kind', kindRoute);
  const name = textField(node, 'name', nameRoute);
  for (const field of metadataMaps) {
    const value = nodeAt(node, ['metadata', field]);
    if (value !== undefined && value.kind !== 'map' && !(value.kind === 'scalar' && value.value === null)) {
      refuse(`\`metadata.${field}\` must be a map, found ${describe(value)}.`, value.origin);
    }
  }
  const slash = apiVersion.indexOf('/');
  const group = slash === -1 ? '' : apiVersion.slice(0, slash);
  const version = slash === -1 ? apiVersion : apiVersion.slice(slash + 1);
  const written = namespaceOf(node);
  const namespace = isClusterScoped(apiVersion, kind) ? noNamespace : written === undefined ? 'default' : written;
  return { group, version, kind, name, namespace };
}

export function namespaceOf(node: YamlMap): string | undefined {
  const field = nodeAt(node, ['metadata', 'namespace']);
  if (field === undefined || (field.kind === 'scalar' && (field.value === null || field.value === '')))
    return undefined;
  if (field.kind === 'scalar' && typeof field.value === 'string') return field.value;
  return refuse(`\`metadata.namespace\` must be text, found ${describe(field)}; put it in quotes.`, field.origin);
}

function textField(node: YamlMap, field: string, route: readonly string[]): string {
  const value = nodeAt(node, route);
  if (value === undefined || (value.kind === 'scalar' && (value.value === null || value.value === ''))) {
    return refuse(
      `This object has no \`${route.join('.')}\`; every object needs one${field === 'name' ? ' (`generateName` does not work in kustomize)' : ''}.`,
      value?.origin ?? node.origin,
    );
  }
  if (value.kind === 'scalar' && typeof value.value === 'string') return value.value;
  return refuse(`\`${route.join('.')}\` must be text, found ${describe(value)}; put it in quotes.`, value.origin);
}

export function describe(node: YamlNode): string {
  if (node.kind === 'map') return 'a map';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  return typeof node.value === 'string'
    ? `\`${node.value}\``
    : `the ${typeof node.value === 'boolean' ? 'boolean' : 'number'} ${node.value}`;
}
