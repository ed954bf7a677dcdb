/**
 * Owns changing a tree that may not change: each function gives a copy along the way to the field and shares the rest.
 */
import { map, type Origin, scalar, type YamlEntry, type YamlMap, type YamlNode } from '../source/node.ts';

/** The map with a field set; the key keeps its place (and its origin) when it was there. */
export function withField(node: YamlMap, name: string, value: YamlNode, key?: Origin): YamlMap {
  const before = node.entries.get(name);
  if (before?.value === value) return node;
  return withEntry(node, name, { key: before?.key ?? key ?? value.origin, value });
}

export function withEntry(node: YamlMap, name: string, entry: YamlEntry): YamlMap {
  const entries = new Map(node.entries);
  entries.set(name, entry);
  return map(entries, node.origin);
}

export function withoutField(node: YamlMap, name: string): YamlMap {
  if (!node.entries.has(name)) return node;
  const entries = new Map(node.entries);
  entries.delete(name);
  return map(entries, node.origin);
}

/** The map with `metadata` changed; it is created where it is missing. */
export function withMetadata(node: YamlMap, change: (metadata: YamlMap) => YamlMap): YamlMap {
  const metadata = node.entries.get('metadata')?.value;
  const before = metadata?.kind === 'map' ? metadata : map(new Map(), node.origin);
  const after = change(before);
  return after === metadata ? node : withField(node, 'metadata', after);
}

export function withName(node: YamlMap, name: string): YamlMap {
  return withMetadata(node, (metadata) => {
    const before = metadata.entries.get('name')?.value;
    return withField(metadata, 'name', scalar(name, before?.origin ?? node.origin));
  });
}

export function isNull(node: YamlNode | undefined): boolean {
  return node !== undefined && node.kind === 'scalar' && node.value === null;
}

/** Kyaml's `IsYNodeNilOrEmpty`. */
export function isNothing(node: YamlNode | undefined): boolean {
  if (node === undefined) return true;
  if (node.kind === 'scalar') return node.value === null;
  return node.kind === 'map' ? node.entries.size === 0 : node.items.length === 0;
}
