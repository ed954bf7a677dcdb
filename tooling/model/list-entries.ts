/** Owns the entries of files that list topics or users: each with its name, once. */
import { map, type Origin, type YamlMap } from '../source/node.ts';
import { shorten } from '../source/show.ts';
import type { ListKind } from './lists.ts';
import type { Report } from './read-authored.ts';

export interface ListEntry {
  readonly name: string;
  readonly key: Origin;
  readonly node: YamlMap;
}

/** In the order of the file, which fits its schema. */
export function entriesOf(file: YamlMap, list: ListKind): readonly ListEntry[] {
  const entries = file.entries.get(list)?.value;
  if (entries?.kind !== 'map') return [];
  return [...entries.entries].map(([name, { key, value }]) => ({
    name,
    key,
    node: value.kind === 'map' ? value : map(new Map(), value.origin),
  }));
}

/** The first entry of each name; the others are reported. */
export function withoutTwice(
  entries: readonly ListEntry[],
  what: 'Topic' | 'User',
  report: Report,
): readonly ListEntry[] {
  const first = new Map<string, ListEntry>();
  return entries.filter((entry) => {
    const other = first.get(entry.name);
    if (other === undefined) {
      first.set(entry.name, entry);
      return true;
    }
    const message = `${what} \`${shorten(entry.name)}\` is in two files of this cluster; keep it in one.`;
    report([
      { id: 'authored-file', message, origin: entry.key, related: [{ origin: other.key, message: 'the other one' }] },
    ]);
    return false;
  });
}
