/**
 * Owns how profiles, a cluster file and defaults become one tree: maps are merged key by key, anything else is replaced whole.
 * Every value keeps the place it was written at; a default stands at the nearest thing a person did write.
 */
import {
  type Draft,
  fromPlain,
  map,
  type Origin,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../source/node.ts';

/** `over` wins. */
export function mergeMaps(under: YamlMap, over: YamlMap): YamlMap {
  const entries = new Map<string, YamlEntry>(under.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    const value =
      below?.value.kind === 'map' && entry.value.kind === 'map' ? mergeMaps(below.value, entry.value) : entry.value;
    entries.set(key, { key: entry.key, value });
  }
  return map(entries, over.origin);
}

export type DraftMap = { readonly [key: string]: Draft };

/** Fills in what nobody wrote. `place` is where a default of this map is shown: its key. */
export function withDefaults(node: YamlMap, defaults: DraftMap, place: Origin): YamlMap {
  const entries = new Map<string, YamlEntry>(node.entries);
  for (const [key, value] of Object.entries(defaults)) {
    if (value === undefined) continue;
    const entry = entries.get(key);
    if (entry === undefined) entries.set(key, { key: place, value: fromPlain(value, place) });
    else if (entry.value.kind === 'map' && isDraftMap(value)) {
      entries.set(key, { key: entry.key, value: withDefaults(entry.value, value, entry.key) });
    }
  }
  return map(entries, node.origin);
}

function isDraftMap(value: Draft): value is DraftMap {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !('origin' in (value as Partial<YamlNode>))
  );
}
