/**
 * Owns ConfigMaps and Secrets that a kustomization generates (api/internal/generators), and how they meet objects that are already
 * there (`appendReplaceOrMerge` in api/resmap/reswrangler.go). Data points at the literal, the line or the file it came from.
 */
import { map, type Origin, scalar, type YamlEntry, type YamlMap } from '../source/node.ts';
import type { Documents } from '../source/tree.ts';
import { withEntry, withMetadata, withoutField } from './edit.ts';
import type { Pair } from './fields.ts';
import type { GeneratorEntry } from './generator-entry.ts';
import { compareText } from './go-json.ts';
import { type KeyValue, readKeyValues } from './key-values.ts';
import { checkText } from './printable.ts';
import { refuse } from './refuse.ts';
import { describeId, hadId, newResource, type Resource, withNode } from './resource.ts';
import { readsAsOther, textOf } from './written.ts';

export function generateObject(
  entry: GeneratorEntry,
  documents: Documents,
  directory: string,
  files: Set<string>,
): Resource {
  const { kind, name, namespace, origin, options } = entry;
  const values = readKeyValues(entry, documents, directory, files);
  const metadata = mapOf(origin, [
    ['name', name.value, name.origin],
    ...(namespace === undefined ? [] : [['namespace', namespace.value, namespace.origin] as const]),
  ]);
  const fields = new Map<string, YamlEntry>(
    mapOf(origin, [
      ['apiVersion', 'v1', origin],
      ['kind', kind, origin],
    ]).entries,
  );
  const labelled = withPairs(withPairs(metadata, 'labels', options.labels), 'annotations', options.annotations);
  fields.set('metadata', { key: name.origin, value: labelled });
  if (kind === 'Secret')
    fields.set('type', {
      key: (entry.type ?? entry).origin,
      value: scalar(entry.type?.value ?? 'Opaque', (entry.type ?? entry).origin),
    });
  if (kind === 'Secret' || values.length > 0) fields.set('data', { key: origin, value: dataOf(values, kind, origin) });
  if (options.immutable) fields.set('immutable', { key: origin, value: scalar(true, origin) });
  return { ...newResource(map(fields, origin), origin), hashed: !options.disableNameSuffixHash };
}

function mapOf(origin: Origin, fields: readonly (readonly [name: string, value: string, origin: Origin])[]): YamlMap {
  return map(new Map(fields.map(([name, value, at]) => [name, { key: at, value: scalar(value, at) }])), origin);
}

function withPairs(metadata: YamlMap, field: string, pairs: readonly Pair[]): YamlMap {
  const [first] = pairs;
  if (first === undefined) return metadata;
  for (const { key, keyOrigin } of pairs) checkKey(key, keyOrigin);
  const entries = new Map(
    pairs.map(({ key, keyOrigin, value, origin }) => [key, { key: keyOrigin, value: scalar(value, origin) }]),
  );
  return withEntry(metadata, field, { key: first.keyOrigin, value: map(entries, first.keyOrigin) });
}

function dataOf(values: readonly KeyValue[], kind: GeneratorEntry['kind'], origin: Origin): YamlMap {
  const sorted = [...values].sort((a, b) => compareText(a.key, b.key));
  const entries = new Map<string, YamlEntry>();
  for (const { key, value, origin: at } of sorted) {
    checkKey(key, at);
    if (kind === 'ConfigMap') checkText(value, at);
    if (entries.has(key)) refuse(`The key \`${key}\` is given twice; keep one.`, at);
    entries.set(key, { key: at, value: scalar(kind === 'Secret' ? inBase64(value) : value, at) });
  }
  return map(entries, origin);
}

function checkKey(key: string, origin: Origin): void {
  if (readsAsOther(key))
    refuse(
      `The key \`${key}\` is written without quotes by kustomize, which then fails on it; use another key.`,
      origin,
    );
}

/** In lines of 70 characters once it is longer than that (kyaml/yaml/datamap.go). */
function inBase64(value: string): string {
  const encoded = Buffer.from(value, 'utf8').toString('base64');
  return encoded.length < 70 ? encoded : encoded.replace(/.{1,70}/g, '$&\n');
}

/** Puts a generated object among the others: beside them, or over the one of its name. */
export function absorb(
  resources: readonly Resource[],
  generated: Resource,
  { behavior, origin }: GeneratorEntry,
): readonly Resource[] {
  const found = resources.filter((resource) => hadId(resource, generated.id));
  const [old, another] = found;
  const what = describeId(generated.id);
  if (old === undefined) {
    if (behavior !== 'create')
      refuse(`There is no ${what} to ${behavior}; correct the name and namespace, or leave \`behavior\` out.`, origin);
    return [...resources, generated];
  }
  if (another !== undefined)
    return refuse(`There are ${found.length} objects that ${what} could ${behavior}; use a patch.`, origin);
  if (behavior === 'create')
    return refuse(`${what} is there already; write \`behavior: merge\` or \`replace\`, or use another name.`, origin);
  return resources.map((resource) => (resource === old ? overlay(old, generated, behavior) : resource));
}

/** The new object with the old one's name, labels and annotations under its own; `merge` also keeps the old data. */
function overlay(old: Resource, generated: Resource, behavior: 'replace' | 'merge'): Resource {
  let node = withMetadata(generated.node, (metadata) => {
    let result = metadata;
    for (const field of ['labels', 'annotations'] as const)
      result = withTexts(result, field, textsOf(old.node, ['metadata', field]));
    for (const field of ['name', 'namespace']) {
      const before = entryAt(old.node, ['metadata', field]);
      result = before === undefined ? withoutField(result, field) : withEntry(result, field, before);
    }
    return result;
  });
  if (behavior === 'merge') {
    for (const field of ['data', 'binaryData'] as const) node = withTexts(node, field, textsOf(old.node, [field]));
  }
  return withNode(
    { ...old, from: generated.from, hashed: old.hashed && generated.hashed, rewritten: false, shared: [] },
    node,
  );
}

function entryAt(node: YamlMap, route: readonly string[]): YamlEntry | undefined {
  let entry: YamlEntry | undefined;
  let at: YamlMap | undefined = node;
  for (const step of route) {
    entry = at?.entries.get(step);
    at = entry?.value.kind === 'map' ? entry.value : undefined;
  }
  return entry;
}

/** Every value as text, as `GetLabels` and `GetDataMap` give them. */
function textsOf(node: YamlMap, route: readonly string[]): ReadonlyMap<string, YamlEntry> {
  const texts = new Map<string, YamlEntry>();
  const value = entryAt(node, route)?.value;
  if (value?.kind !== 'map') return texts;
  for (const [name, entry] of value.entries) {
    if (entry.value.kind !== 'scalar') return refuse(`\`${name}\` must be text to be merged.`, entry.value.origin);
    checkKey(name, entry.key);
    const text = route[0] !== 'metadata' && entry.value.value === null ? '' : textOf(entry.value);
    texts.set(name, {
      key: entry.key,
      value: text === entry.value.value ? entry.value : scalar(text, entry.value.origin),
    });
  }
  return texts;
}

function withTexts(node: YamlMap, field: string, under: ReadonlyMap<string, YamlEntry>): YamlMap {
  const own = node.entries.get(field);
  const entries = new Map([...under, ...(own?.value.kind === 'map' ? own.value.entries : [])]);
  if (entries.size === 0) return withoutField(node, field);
  const first = [...entries.values()][0];
  return withEntry(node, field, {
    key: own?.key ?? first?.key ?? node.origin,
    value: map(entries, own?.value.origin ?? node.origin),
  });
}
