/**
 * Owns `namespace`, `namePrefix` and `nameSuffix` (api/internal/builtins/NamespaceTransformer.go, PrefixTransformer.go): what an
 * object is called changes, and the old name is remembered so that references to it can follow.
 */
import { list, type Origin, scalar, type YamlMap, type YamlNode } from '../source/node.ts';
import { isNull, withField, withName } from './edit.ts';
import { changeField, selects } from './field-path.ts';
import { metadataNamespace, namespaceFields } from './field-specs.ts';
import type { Text } from './fields.ts';
import { refuse } from './refuse.ts';
import { describe, firstName, noNamespace, type Resource, refuseSameIds, rememberName, withNode } from './resource.ts';
import { readsAsOther, textOf } from './written.ts';

export function setNamespace(resources: readonly Resource[], namespace: Text): readonly Resource[] {
  const result = resources.map((resource) => withNode(rememberName(resource), setIn(resource, namespace)));
  refuseSameIds(result, namespace.origin);
  return result;
}

function setIn(resource: Resource, { value, origin }: Text): YamlMap {
  const set = (node: YamlNode): YamlNode =>
    node.kind === 'scalar'
      ? scalar(value, origin)
      : refuse(`A namespace must be text, found ${describe(node)}.`, node.origin);
  const change = { creates: 'scalar' as const, origin, set };
  const { id } = resource;
  let { node } = resource;
  if (id.namespace !== noNamespace) node = changeField(node, metadataNamespace, change);
  if (id.kind === 'RoleBinding' || id.kind === 'ClusterRoleBinding') node = setDefaultSubjects(node, value, origin);
  for (const spec of namespaceFields) {
    const isOtherNamespace = spec.kind === 'Namespace' && (id.group !== '' || id.version !== 'v1');
    if (selects(spec, id) && !isOtherNamespace) node = changeField(node, spec, change);
  }
  return node;
}

/** Only subjects named `default` get the namespace; the others are references, which follow their ServiceAccount at the end. */
function setDefaultSubjects(node: YamlMap, namespace: string, origin: Origin): YamlMap {
  const subjects = node.entries.get('subjects')?.value;
  if (subjects === undefined || isNull(subjects)) return node;
  if (subjects.kind !== 'list')
    return refuse(`\`subjects\` must be a list, found ${describe(subjects)}.`, subjects.origin);
  const items = subjects.items.map((item) => {
    if (item.kind !== 'map') return refuse(`A subject must be a map, found ${describe(item)}.`, item.origin);
    const name = item.entries.get('name')?.value;
    const isDefault = name?.kind === 'scalar' && textOf(name) === 'default';
    return isDefault ? withField(item, 'namespace', scalar(namespace, origin), origin) : item;
  });
  return items.some((item, at) => item !== subjects.items[at])
    ? withField(node, 'subjects', list(items, subjects.origin))
    : node;
}

/** A name keeps the origin of the name: a prefix is the same for all, and the object is found where it is written. */
export function addPrefix(resources: readonly Resource[], prefix: Text): readonly Resource[] {
  refuseComma(prefix);
  return resources.map((resource) => {
    if (keepsName(resource)) return resource;
    return rename(
      { ...resource, prefixes: [...resource.prefixes, prefix.value] },
      prefix.value + resource.id.name,
      prefix.origin,
    );
  });
}

export function addSuffix(resources: readonly Resource[], suffix: Text): readonly Resource[] {
  refuseComma(suffix);
  return resources.map((resource) => {
    if (keepsName(resource)) return resource;
    return rename(
      { ...resource, suffixes: [...resource.suffixes, suffix.value] },
      resource.id.name + suffix.value,
      suffix.origin,
    );
  });
}

function keepsName(resource: Resource): boolean {
  const { kind } = firstName(resource);
  return (
    kind === 'CustomResourceDefinition' ||
    kind === 'Namespace' ||
    (kind === 'APIService' && resource.id.group === 'apiregistration.k8s.io')
  );
}

function rename(resource: Resource, name: string, origin: Origin): Resource {
  if (readsAsOther(name))
    refuse(
      `With it the name \`${resource.id.name}\` becomes \`${name}\`, which is not text without quotes; choose another.`,
      origin,
    );
  return withNode(rememberName(resource), withName(resource.node, name));
}

/** Kustomize notes prefixes in one annotation with commas between them. */
function refuseComma({ value, origin }: Text): void {
  if (value.includes(',')) refuse(`\`${value}\` holds a comma, which no name may have; leave it out.`, origin);
}
