/**
 * Owns `labels`, `commonAnnotations`, `replicas` and `images` (the transformers of the same names in api/internal/builtins). What they
 * set points at its entry in the kustomization.
 */
import { list, map, type Origin, scalar, type YamlMap, type YamlNode, type YamlScalar } from '../source/node.ts';
import { isNull, withEntry, withField } from './edit.ts';
import { changeField, type FieldSpec, selects } from './field-path.ts';
import {
  annotationFields,
  imageFields,
  labelFields,
  replicaFields,
  selectorLabelFields,
  templateLabelFields,
} from './field-specs.ts';
import type { Pair } from './fields.ts';
import { refuse } from './refuse.ts';
import { describe, type Resource, withNode } from './resource.ts';
import { spreadChanges } from './shared-values.ts';
import { keepStyle } from './strategic-merge.ts';
import type { ImageEntry, LabelEntry, ReplicaEntry } from './transformer-entries.ts';
import { readsAsOther, styleOf, styleOfNew, textOf, withStyle } from './written.ts';

export function addLabels(
  resources: readonly Resource[],
  { pairs, includeSelectors, includeTemplates }: LabelEntry,
): readonly Resource[] {
  return setPairs(
    resources,
    pairs,
    includeSelectors ? selectorLabelFields : includeTemplates ? templateLabelFields : labelFields,
  );
}

export function addAnnotations(resources: readonly Resource[], pairs: readonly Pair[]): readonly Resource[] {
  return setPairs(resources, pairs, annotationFields);
}

function setPairs(
  resources: readonly Resource[],
  pairs: readonly Pair[],
  specs: readonly FieldSpec[],
): readonly Resource[] {
  const [first] = pairs;
  if (first === undefined) return resources;
  for (const { key, keyOrigin } of pairs)
    if (readsAsOther(key))
      refuse(`The key \`${key}\` loses its quotes in kustomize, which then fails on it; use another key.`, keyOrigin);
  const added = pairs.map((pair) => ({
    ...pair,
    node: withStyle(scalar(pair.value, pair.origin), styleOfNew(pair.value)),
  }));
  return resources.map((resource) => setPairsOf(resource, added, specs, first.keyOrigin));
}

/** A pair and the one node that it is in every field where it is new. */
interface NewPair extends Pair {
  readonly node: YamlScalar;
}

function setPairsOf(
  resource: Resource,
  pairs: readonly NewPair[],
  specs: readonly FieldSpec[],
  origin: Origin,
): Resource {
  let { node, shared } = resource;
  const counts = pairs.map(() => 0);
  const set = (field: YamlNode): YamlNode => {
    if (isNull(field)) return field;
    if (field.kind !== 'map') return refuse(`A map is expected here, found ${describe(field)}.`, field.origin);
    const entries = new Map(field.entries);
    for (const [at, { key, keyOrigin, value, origin: place, node: added }] of pairs.entries()) {
      const before = entries.get(key)?.value;
      if (before === undefined) counts[at] = (counts[at] ?? 0) + 1;
      const style = before?.kind === 'scalar' ? styleOf(before) : 'unknown';
      entries.set(key, {
        key: keyOrigin,
        value: before === undefined ? added : withStyle(scalar(value, place), style),
      });
    }
    return map(entries, field.origin);
  };
  for (const spec of specs) {
    if (!selects(spec, resource.id)) continue;
    const changed = changeField(node, spec, { creates: 'map', origin, set });
    if (shared.length > 0) ({ node, shared } = spreadChanges(node, changed, shared));
    else node = changed;
  }
  const spread = pairs.filter((_, at) => (counts[at] ?? 0) > 1).map((pair) => pair.node);
  return { ...withNode(resource, node), shared: spread.length === 0 ? shared : [...shared, ...spread] };
}

/** The object may go by any name it ever had; an entry that finds none is an error. */
export function setReplicas(resources: readonly Resource[], entry: ReplicaEntry): readonly Resource[] {
  let found = false;
  const result = resources.map((resource) => {
    const names = [{ ...resource.id }, ...resource.past.map((past) => ({ ...resource.id, ...past }))].filter(
      (id) => id.name === entry.name,
    );
    let { node } = resource;
    for (const spec of replicaFields) {
      if (!names.some((id) => selects(spec, id))) continue;
      found = true;
      if (selects(spec, resource.id))
        node = changeField(node, spec, {
          creates: 'scalar',
          origin: entry.count.origin,
          set: (before) => setCount(before, entry, resource),
        });
    }
    return withNode(resource, node);
  });
  if (!found)
    refuse(
      `There is no Deployment, StatefulSet, ReplicaSet or ReplicationController \`${entry.name}\` here; correct the name, or use a patch for other kinds.`,
      entry.origin,
    );
  return result;
}

function setCount(before: YamlNode, entry: ReplicaEntry, resource: Resource): YamlNode {
  if (before.kind !== 'scalar' || entry.count.kind !== 'scalar')
    return refuse(`\`spec.replicas\` must be a number, found ${describe(before)}.`, before.origin);
  const isNew = before.value === '' && before.origin === entry.count.origin;
  return isNew ? entry.count : keepStyle(before, entry.count, { rewritten: resource.rewritten });
}

/** First every `image` below a `containers` or `initContainers` anywhere, then the fields of pods: an image may change twice. */
export function setImages(resources: readonly Resource[], entry: ImageEntry): readonly Resource[] {
  const matching = new RegExp(`^${entry.name}(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$`);
  const set = (node: YamlNode): YamlNode => setImage(node, entry, matching);
  return resources.map((resource) => {
    if (resource.id.kind === 'CustomResourceDefinition') return resource;
    let node = setBelow(resource.node, set) as YamlMap;
    for (const spec of imageFields) node = changeField(node, spec, { origin: entry.origin, set });
    return withNode(resource, node);
  });
}

function setBelow(node: YamlNode, set: (node: YamlNode) => YamlNode): YamlNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item) => setBelow(item, set));
    return items.some((item, at) => item !== node.items[at]) ? list(items, node.origin) : node;
  }
  let result = node;
  for (const [name, entry] of node.entries) {
    let value = setBelow(entry.value, set);
    if ((name === 'containers' || name === 'initContainers') && value.kind === 'list')
      value = setInContainers(value.items, value, set);
    if (value !== entry.value) result = withEntry(result, name, { key: entry.key, value });
  }
  return result;
}

function setInContainers(
  containers: readonly YamlNode[],
  before: YamlNode,
  set: (node: YamlNode) => YamlNode,
): YamlNode {
  const items = containers.map((item) => {
    if (isNull(item)) return item;
    if (item.kind !== 'map') return refuse(`A container must be a map, found ${describe(item)}.`, item.origin);
    const image = item.entries.get('image')?.value;
    return image === undefined ? item : withField(item, 'image', set(image));
  });
  return items.some((item, at) => item !== containers[at]) ? list(items, before.origin) : before;
}

function setImage(node: YamlNode, entry: ImageEntry, matching: RegExp): YamlNode {
  if (isNull(node)) return node;
  if (node.kind !== 'scalar') return refuse(`An image must be text, found ${describe(node)}.`, node.origin);
  const before = textOf(node);
  if (!matching.test(before)) return node;
  const after = newImage(before, entry);
  if (after === before) return node;
  const reason = entry.newTag ?? entry.digest ?? entry.newName ?? entry.tagSuffix ?? entry;
  if (readsAsOther(after))
    refuse(`The image becomes \`${after}\`, which is not text without quotes; choose another tag.`, reason.origin);
  return scalar(after, reason.origin);
}

function newImage(image: string, entry: ImageEntry): string {
  const { name, tag, digest } = splitImage(image);
  const { newTag, digest: newDigest, tagSuffix } = entry;
  const isReplaced = newTag !== undefined || newDigest !== undefined;
  const finalTag = isReplaced ? (newTag?.value ?? '') : tag + (tagSuffix?.value ?? '');
  const finalDigest = isReplaced ? (newDigest?.value ?? '') : tagSuffix !== undefined ? '' : digest;
  return `${entry.newName?.value ?? name}${finalTag === '' ? '' : `:${finalTag}`}${finalDigest === '' ? '' : `@${finalDigest}`}`;
}

/** A colon before the first slash belongs to a registry's port. */
function splitImage(image: string): { name: string; tag: string; digest: string } {
  const slash = Math.max(image.indexOf('/'), 0);
  const at = image.indexOf('@', slash);
  const colon = image.indexOf(':', slash);
  if (at !== -1 && (colon === -1 || at < colon))
    return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  if (colon === -1) return { name: image, tag: '', digest: '' };
  return {
    name: image.slice(0, colon),
    tag: image.slice(colon + 1, at === -1 ? undefined : at),
    digest: at === -1 ? '' : image.slice(at + 1),
  };
}
