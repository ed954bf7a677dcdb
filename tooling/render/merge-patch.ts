/**
 * Owns one strategic merge patch and one object: what kustomize does to the patch before it merges, what the object keeps of its name,
 * and what is forgotten with its annotations (`ApplySmPatch` in api/resmap/reswrangler.go and api/resource/resource.go).
 */
import { map, scalar, type YamlEntry, type YamlMap, type YamlNode } from '../source/node.ts';
import { isNull, withEntry, withMetadata, withoutField } from './edit.ts';
import { type MergeSchema, schemaOfKind } from './merge-schema.ts';
import type { PatchEntry } from './patch-entry.ts';
import { refuse } from './refuse.ts';
import { type Resource, rememberName, withNode } from './resource.ts';
import { spreadMergedChanges } from './shared-values.ts';
import { mergeNodes } from './strategic-merge.ts';
import { readsAsOther, textOf } from './written.ts';

export interface PreparedPatch {
  readonly node: YamlMap;
  /** Whether `$patch` occurs in it. */
  readonly hasDirectives: boolean;
  /** Whether it takes all annotations away, and with them what kustomize notes there: earlier names, prefixes, the hash. */
  readonly forgets: boolean;
}

/** The patch as kustomize merges it: with a target or options it first writes the patch's own labels and annotations as text. */
export function preparePatch(patch: Resource, entry: PatchEntry): PreparedPatch {
  const hasDirectives = findDirectives(patch.node);
  let node = patch.node;
  if (entry.target !== undefined) node = withoutField(withTexts(node, 'labels'), 'apiVersion');
  if (entry.target !== undefined || entry.allowNameChange || entry.allowKindChange)
    node = withTexts(node, 'annotations');
  if (patchDirective(patch.node) === 'replace')
    refuse('`$patch: replace` on a whole object drops its name; write the object as a resource instead.', patch.from);
  const metadata = node.entries.get('metadata')?.value;
  if (metadata?.kind !== 'map' || patchDirective(metadata) !== undefined)
    refuse('`$patch` on `metadata` drops the name; name the fields.', metadata?.origin ?? patch.from);
  const annotations = metadata.entries.get('annotations')?.value;
  const directive = annotations?.kind === 'map' ? patchDirective(annotations) : undefined;
  const result = {
    node,
    hasDirectives,
    forgets: isNull(annotations) || directive === 'delete' || directive === 'replace',
  };
  return result;
}

function patchDirective(node: YamlMap): string | undefined {
  const value = node.entries.get('$patch')?.value;
  return value?.kind === 'scalar' ? textOf(value) : undefined;
}

/** `SetLabels(GetLabels())`: every value becomes its text, null becomes `null`, and an empty map goes away. */
function withTexts(node: YamlMap, field: 'labels' | 'annotations'): YamlMap {
  return withMetadata(node, (metadata) => {
    const before = metadata.entries.get(field);
    if (before === undefined) return metadata;
    if (before.value.kind !== 'map' || before.value.entries.size === 0) return withoutField(metadata, field);
    const entries = new Map<string, YamlEntry>();
    for (const [name, { key, value }] of before.value.entries) {
      if (value.kind !== 'scalar') return refuse(`\`${name}\` in \`${field}\` must be text.`, value.origin);
      if (readsAsOther(name))
        refuse(`The key \`${name}\` loses its quotes here, and kustomize fails on it; use another key.`, key);
      entries.set(name, {
        key,
        value:
          typeof value.value === 'string' && textOf(value) === value.value
            ? value
            : scalar(textOf(value), value.origin),
      });
    }
    return withEntry(metadata, field, { key: before.key, value: map(entries, before.value.origin) });
  });
}

/** The object with the patch merged into it, or undefined when the patch takes it away. */
export function patchByMerge(resource: Resource, patch: PreparedPatch, entry: PatchEntry): Resource | undefined {
  const before = entry.allowNameChange || entry.allowKindChange ? rememberName(resource) : resource;
  const merged = mergeNodes(
    resource.node,
    patch.node,
    { map: schemaOf(resource, patch.node) },
    { rewritten: resource.rewritten },
  );
  if (merged?.kind !== 'map') return undefined;
  if (patch.hasDirectives) refuseLeftovers(merged);
  const { node: spread, shared } = spreadMergedChanges(resource.node, merged, resource.shared, entry.origin);
  const node = keepIdentity(resource.node, spread, entry);
  const forgotten = patch.forgets ? { ...before, past: [], prefixes: [], suffixes: [], hashed: false } : before;
  return { ...withNode(forgotten, node), shared };
}

/** The schema of the object; where its kind is unknown, that of the patch's kind in the object's version. */
function schemaOf({ id }: Resource, patch: YamlMap): MergeSchema | undefined {
  const apiVersion = id.group === '' ? id.version : `${id.group}/${id.version}`;
  const kind = patch.entries.get('kind')?.value;
  return (
    schemaOfKind(apiVersion, id.kind) ?? (kind?.kind === 'scalar' ? schemaOfKind(apiVersion, textOf(kind)) : undefined)
  );
}

/** Kind and name only change where the options allow it, the namespace never does (`Resource.ApplySmPatch`). */
function keepIdentity(before: YamlMap, merged: YamlMap, entry: PatchEntry): YamlMap {
  const kind = before.entries.get('kind');
  const node =
    entry.allowKindChange || kind === undefined || merged.entries.get('kind')?.value === kind.value
      ? merged
      : withEntry(merged, 'kind', kind);
  const old = before.entries.get('metadata')?.value;
  if (old?.kind !== 'map') return node;
  return withMetadata(node, (metadata) => {
    const named = entry.allowNameChange ? metadata : keepField(old, metadata, 'name');
    return keepField(old, named, 'namespace');
  });
}

function keepField(before: YamlMap, after: YamlMap, name: string): YamlMap {
  const old = before.entries.get(name);
  if (old === undefined || isNull(old.value)) return withoutField(after, name);
  return after.entries.get(name)?.value === old.value ? after : withEntry(after, name, old);
}

const unsupported = /^\$(?:setElementOrder|deleteFromPrimitiveList|retainKeys)/;

function findDirectives(node: YamlNode): boolean {
  if (node.kind === 'scalar') return false;
  if (node.kind === 'list') {
    for (const item of node.items) refuseEmptyItems(item);
    return node.items.some(findDirectives);
  }
  let found = false;
  for (const [name, entry] of node.entries) {
    if (unsupported.test(name))
      refuse(
        `Kustomize does not know \`${name}\` and would write it into the object; write the whole list, or use a JSON patch.`,
        entry.key,
      );
    if (name === '$patch' || findDirectives(entry.value)) found = true;
  }
  return found;
}

/** A list is put into the object as it is; whether an empty value stays null there depends on the style of what is around it. */
function refuseEmptyItems(item: YamlNode): void {
  const nodes = item.kind === 'map' ? [...item.entries.values()].map((entry) => entry.value) : [item];
  for (const node of nodes) {
    if (isNull(node) && node.kind === 'scalar' && textOf(node) === '')
      refuse('A value is missing in a list of this patch; write `null`, or delete it.', node.origin);
  }
}

/** In a list that does not merge, `$patch` is a field like any other. */
function refuseLeftovers(node: YamlNode): void {
  if (node.kind === 'list') for (const item of node.items) refuseLeftovers(item);
  if (node.kind !== 'map') return;
  for (const [name, entry] of node.entries) {
    if (name === '$patch')
      refuse(
        'This list is replaced whole, so kustomize would write `$patch` into the object; write the whole list, or use a JSON patch.',
        entry.key,
      );
    refuseLeftovers(entry.value);
  }
}
