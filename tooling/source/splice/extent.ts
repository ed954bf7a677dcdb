/**
 * Owns how far a node reaches in its text: an origin ends with the last thing that is in it, so closing brackets, colons of empty
 * values and aliases are looked for here. Undefined is "not sure", and then nothing is changed.
 */
import type { YamlEntry, YamlMap, YamlNode } from '../node.ts';

/** An entry that stands in the map itself, rather than coming from an alias that is merged in. */
export interface OwnEntry {
  readonly name: string;
  readonly entry: YamlEntry;
  readonly start: number;
  readonly end: number;
}

export function isFlow(text: string, node: YamlNode): boolean {
  return node.kind !== 'scalar' && /[{[]/.test(text[node.origin.start] ?? '');
}

/** An empty value has no text of its own; its origin is that of its key. */
export function isEmptyValue({ key, value }: YamlEntry): boolean {
  return value.kind === 'scalar' && value.value === null && value.origin.end <= key.end;
}

/** Undefined if one of the entries is not understood. In the order of the text. */
export function ownEntries(text: string, map: YamlMap): readonly OwnEntry[] | undefined {
  const own: OwnEntry[] = [];
  for (const [name, entry] of map.entries) {
    if (entry.key.start < map.origin.start || entry.key.file !== map.origin.file) continue;
    const end = entryEnd(text, entry);
    if (end === undefined) return undefined;
    own.push({ name, entry, start: entry.key.start, end });
  }
  return own.sort((a, b) => a.start - b.start);
}

function entryEnd(text: string, entry: YamlEntry): number | undefined {
  if (isEmptyValue(entry)) return match(text, /[ \t]*:/y, entry.key.end);
  if (isAlias(entry)) return match(text, /[ \t]*:\s*\*[^\s,\]}]+/y, entry.key.end);
  return endOf(text, entry.value);
}

export function isAlias({ key, value }: YamlEntry): boolean {
  return value.origin.start < key.end && !isEmptyValue({ key, value });
}

/** Behind the last character that belongs to a node. */
export function endOf(text: string, node: YamlNode): number | undefined {
  if (node.kind === 'scalar') return node.origin.end;
  let end: number | undefined = node.origin.start + (isFlow(text, node) ? 1 : 0);
  if (node.kind === 'map') {
    const own = ownEntries(text, node);
    if (own === undefined) return undefined;
    end = own.at(-1)?.end ?? end;
  } else {
    const last = node.items.at(-1);
    if (last !== undefined && last.origin.start < node.origin.start) return undefined;
    end = last === undefined ? end : endOf(text, last);
  }
  if (!isFlow(text, node) || end === undefined) return end;
  const close = match(text, /(?:[\s,]|(?<=[\s,])#.*)*/y, end) ?? end;
  return text[close] === (node.kind === 'map' ? '}' : ']') ? close + 1 : undefined;
}

function match(text: string, pattern: RegExp, from: number): number | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? undefined : from + found[0].length;
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break of the line in which something ends; a block of text ends behind its own. */
export function behindLine(text: string, end: number): number {
  if (end > 0 && text[end - 1] === '\n') return end;
  const at = text.indexOf('\n', end);
  return at === -1 ? text.length : at + 1;
}
