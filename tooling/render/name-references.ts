/**
 * Owns following renamed objects: fields that name an object by an earlier name get the name of now. Which object is meant is decided
 * as in api/filters/nameref: by earlier name and kind, then namespace, then prefixes in common.
 */
import { list, scalar, type YamlMap, type YamlNode, type YamlScalar } from '../source/node.ts';
import { isNull, withField } from './edit.ts';
import { changeField, selects } from './field-path.ts';
import { type Reference, referencesOf } from './name-reference-table.ts';
import { refuse } from './refuse.ts';
import { describe, describeId, firstName, namespaceOf, noNamespace, type Resource, withNode } from './resource.ts';
import { readsAsOther, textOf } from './written.ts';

/** A reference on its way: where it stands, and what it may lead to. */
interface Search {
  readonly reference: Reference;
  readonly referrer: Resource;
  /** The referrer as it is by now. */
  readonly node: YamlMap;
  /** What the referrer can see at all. */
  readonly reachable: readonly Resource[];
}

/** Without anything renamed the fields are walked all the same, as kustomize fails on those that have another shape. */
export function fixReferences(resources: readonly Resource[]): readonly Resource[] {
  return resources.map((referrer) => {
    const references = referencesOf(firstName(referrer).kind).filter((reference) => isFrom(reference, referrer));
    if (references.length === 0) return referrer;
    const reachable = reachableFrom(referrer, resources);
    let { node } = referrer;
    for (const reference of references) node = follow({ reference, referrer, node, reachable });
    return withNode(referrer, node);
  });
}

function isFrom(reference: Reference, referrer: Resource): boolean {
  return selects({ ...reference, kind: firstName(referrer).kind }, { ...referrer.id, kind: firstName(referrer).kind });
}

/** `SubsetThatCouldBeReferencedByResource`: the same namespace, cluster-scoped, or a namespace that a RoleBinding names. */
function reachableFrom(referrer: Resource, resources: readonly Resource[]): readonly Resource[] {
  if (referrer.id.namespace === noNamespace) return resources;
  const bound = boundNamespaces(referrer);
  return resources.filter(
    ({ id, node }) =>
      id.namespace === noNamespace || id.namespace === referrer.id.namespace || bound.has(namespaceOf(node) ?? ''),
  );
}

function boundNamespaces({ id, node }: Resource): ReadonlySet<string> {
  const found = new Set<string>();
  const subjects = id.kind === 'RoleBinding' ? node.entries.get('subjects')?.value : undefined;
  if (subjects?.kind !== 'list') return found;
  for (const subject of subjects.items) {
    if (subject.kind !== 'map') return refuse(`A subject must be a map, found ${describe(subject)}.`, subject.origin);
    const namespace = subject.entries.get('namespace')?.value;
    const kind = subject.entries.get('kind')?.value;
    if (namespace === undefined || kind === undefined) continue;
    if (kind.kind !== 'scalar' || typeof kind.value !== 'string')
      return refuse(`The kind of a subject must be text, found ${describe(kind)}.`, kind.origin);
    if (kind.value !== 'ServiceAccount') continue;
    if (namespace.kind !== 'scalar' || typeof namespace.value !== 'string')
      return refuse(`The namespace of a subject must be text, found ${describe(namespace)}.`, namespace.origin);
    found.add(namespace.value);
  }
  return found;
}

function wasSelected(
  resource: Resource,
  target: { readonly kind?: string; readonly group?: string; readonly version?: string },
): boolean {
  return resource.past.some((past) => selects(target, { ...resource.id, kind: past.kind }));
}

function follow(search: Search): YamlMap {
  const set = (at: YamlNode): YamlNode => {
    if (at.kind !== 'list') return isNull(at) ? at : followOne(at, search);
    const items = at.items.map((item) => {
      if (item.kind === 'list')
        return refuse(`A reference must be text or a map, found ${describe(item)}.`, item.origin);
      return isNull(item) ? item : followOne(item, search);
    });
    return items.some((item, index) => item !== at.items[index]) ? list(items, at.origin) : at;
  };
  return changeField(search.node, { path: search.reference.path }, { origin: search.node.origin, set });
}

function followOne(at: YamlMap | YamlScalar, search: Search): YamlNode {
  return at.kind === 'scalar' ? followText(at, search) : followMap(at, search);
}

function followText(at: YamlScalar, search: Search): YamlScalar {
  const before = textOf(at);
  const found = select(before, search, search.reachable, at, (resource) => resource.id.name);
  if (found === undefined || found.id.name === before) return at;
  if (readsAsOther(found.id.name))
    refuse(`The name \`${found.id.name}\` is not text without quotes; choose another.`, at.origin);
  return scalar(found.id.name, at.origin);
}

/** A map with `name` and `namespace`, as subjects and webhooks have: both follow. */
function followMap(at: YamlMap, search: Search): YamlMap {
  const name = at.entries.get('name')?.value;
  if (name === undefined) return refuse('This reference has no `name`, and kustomize fails on it; add it.', at.origin);
  if (name.kind !== 'scalar') return refuse(`A name must be text, found ${describe(name)}.`, name.origin);
  const before = textOf(name);
  const namespace = at.entries.get('namespace')?.value;
  const near = namespace === undefined ? search.reachable : inNamespace(namespace, search.reachable);
  const found = select(before, search, near, at, ({ id, node }) => `${id.name}\n${namespaceOf(node) ?? ''}`);
  if (found === undefined) return at;
  const to = namespaceOf(found.node);
  if (found.id.name === before && to === undefined) return at;
  const renamed = found.id.name === before ? at : withField(at, 'name', scalar(found.id.name, name.origin));
  return to === undefined
    ? renamed
    : withField(renamed, 'namespace', scalar(to, namespace?.origin ?? name.origin), name.origin);
}

/** Those that were in the namespace at first, if there are any of whatever kind; otherwise those that are in it now. */
function inNamespace(node: YamlNode, resources: readonly Resource[]): readonly Resource[] {
  const namespace = node.kind === 'scalar' ? textOf(node) : '';
  if (namespace === noNamespace) return [];
  const originally = resources.filter((resource) => firstName(resource).namespace === namespace);
  return originally.length > 0 ? originally : resources.filter((resource) => resource.id.namespace === namespace);
}

function select(
  name: string,
  { reference, referrer, node }: Search,
  candidates: readonly Resource[],
  at: YamlNode,
  identity: (resource: Resource) => string,
): Resource | undefined {
  let found = candidates.filter((resource) => resource.past.some((past) => past.name === name));
  found = found.filter((resource) => wasSelected(resource, reference.target));
  if (reference.path.at(-2) === 'roleRef' && reference.path.at(-1) === 'name') found = found.filter(roleFilter(node));
  found = found.filter((resource) => isVisible(resource, referrer));
  if (found.length === 1) return found[0];
  found = found.filter((resource) => sharesAffixes(resource, referrer, true));
  if (found.length > 1) found = found.filter((resource) => sharesAffixes(resource, referrer, false));
  const [first, ...others] = found;
  if (first === undefined || others.every((other) => identity(other) === identity(first))) return first;
  return refuse(
    `\`${name}\` may mean ${found.map((resource) => describeId(resource.id)).join(' or ')}; give them different names.`,
    at.origin,
  );
}

function roleFilter(node: YamlMap): (resource: Resource) => boolean {
  const roleRef = node.entries.get('roleRef')?.value;
  const group = roleRef?.kind === 'map' ? roleRef.entries.get('apiGroup')?.value : undefined;
  const kind = roleRef?.kind === 'map' ? roleRef.entries.get('kind')?.value : undefined;
  if (group?.kind !== 'scalar' || kind?.kind !== 'scalar') return () => true;
  const target = {
    ...(textOf(group) === '' ? {} : { group: textOf(group) }),
    ...(textOf(kind) === '' ? {} : { kind: textOf(kind) }),
  };
  return (resource) => wasSelected(resource, target);
}

function isVisible({ id }: Resource, referrer: Resource): boolean {
  return (
    referrer.id.namespace === noNamespace ||
    id.namespace === noNamespace ||
    id.kind === 'ServiceAccount' ||
    id.namespace === referrer.id.namespace
  );
}

function sharesAffixes(a: Resource, b: Resource, allowEmpty: boolean): boolean {
  return endsAlike(a.prefixes, b.prefixes, allowEmpty) && endsAlike(a.suffixes, b.suffixes, allowEmpty);
}

/** `SameEndingSubSlice`: the shorter is the end of the longer, and the empty one is the end of none but itself. */
function endsAlike(a: readonly string[], b: readonly string[], allowEmpty: boolean): boolean {
  if (allowEmpty && (a.length === 0 || b.length === 0)) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return long.length === 0;
  return short.every((value, at) => value === long[at + long.length - short.length]);
}
