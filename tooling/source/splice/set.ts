/** Owns where a new value goes in a text: in place of a scalar, or as an entry or item behind the last one. */
import { wrap } from '../edit-plain.ts';
import type { Plain, Route, YamlEntry, YamlList, YamlMap, YamlNode } from '../node.ts';
import { behindLine, endOf, isAlias, isEmptyValue, isFlow, lineStart, ownEntries } from './extent.ts';
import type { Splice } from './splice.ts';
import { flowText, keyText, scalarText } from './text.ts';

export function planSet(text: string, root: YamlNode, route: Route, value: Plain): Splice | undefined {
  let node = root;
  let inFlow = isFlow(text, root);
  for (const [index, step] of route.entries()) {
    const rest = route.slice(index + 1);
    if (node.kind === 'list') {
      const wrapped = step === node.items.length ? wrap(rest, value) : undefined;
      if (wrapped !== undefined) return planAppend(text, node, wrapped);
      const item = typeof step === 'number' ? node.items[step] : undefined;
      if (item === undefined || item.origin.start < node.origin.start) return undefined;
      node = item;
    } else if (node.kind === 'map') {
      const entry = node.entries.get(String(step));
      const wrapped = wrap(rest, value);
      if (entry === undefined)
        return wrapped === undefined || typeof step === 'number' ? undefined : planInsert(text, node, step, wrapped);
      if (entry.key.start < node.origin.start || isAlias(entry)) return undefined;
      if (isEmptyValue(entry)) return wrapped === undefined ? undefined : fill(text, entry, wrapped, inFlow);
      node = entry.value;
    } else {
      const wrapped = wrap([step, ...rest], value);
      return node.value === null && wrapped !== undefined ? replace(text, node, wrapped, inFlow) : undefined;
    }
    inFlow ||= isFlow(text, node);
  }
  return node.kind === 'scalar' ? replace(text, node, value, inFlow) : undefined;
}

function replace(text: string, node: YamlNode, value: Plain, inFlow: boolean): Splice | undefined {
  const { start, end } = node.origin;
  if (!standsAlone(text, start)) return undefined;
  const written = text.slice(start, end);
  const isPlain = typeof value !== 'object' || value === null;
  return { start, end, text: isPlain ? scalarText(value, { inFlow, written }) : flowText(value) };
}

/** Whether neither an anchor, nor a tag, nor the mark of a block stands before a value. */
function standsAlone(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && /\s/.test(text[at] ?? '')) at--;
  return at < 0 || /[:\-[,{]/.test(text[at] ?? '');
}

/** `key:` becomes `key: value`. */
function fill(text: string, { key }: YamlEntry, value: Plain, inFlow: boolean): Splice | undefined {
  const colon = text.indexOf(':', key.end);
  if (colon === -1 || text.slice(key.end, colon).trim() !== '') return undefined;
  const isPlain = typeof value !== 'object' || value === null;
  return { start: colon + 1, end: colon + 1, text: ` ${isPlain ? scalarText(value, { inFlow }) : flowText(value)}` };
}

function planInsert(text: string, map: YamlMap, key: string, value: Plain): Splice | undefined {
  const own = ownEntries(text, map);
  if (own === undefined) return undefined;
  const last = own.at(-1);
  if (isFlow(text, map)) return insertInFlow(text, map, last?.end, `${keyText(key)}: ${flowText(value)}`);
  const first = own[0];
  if (first === undefined || last === undefined) return undefined;
  const line = lineStart(text, first.start);
  const indent = ' '.repeat(first.start - line);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const entry = entryLines(key, value)
    .map((line) => indent + line)
    .join(newline);
  const at = behindLine(text, last.end);
  const isComplete = at > 0 && text[at - 1] === '\n';
  return { start: at, end: at, text: isComplete ? entry + newline : newline + entry };
}

/** One line, but for a map of maps, which has one for each. */
function entryLines(key: string, value: Plain): readonly string[] {
  if (typeof value !== 'object' || value === null) return [`${keyText(key)}: ${scalarText(value, { inFlow: false })}`];
  const entries = Array.isArray(value) ? [] : Object.entries(value);
  const isOfMaps = entries.every(([, one]) => typeof one === 'object' && one !== null && !Array.isArray(one));
  if (entries.length === 0 || !isOfMaps) return [`${keyText(key)}: ${flowText(value)}`];
  return [`${keyText(key)}:`, ...entries.map(([name, one]) => `  ${keyText(name)}: ${flowText(one)}`)];
}

/** One more item: `[a]` becomes `[a, b]`, and lines that begin with a dash get another. */
function planAppend(text: string, list: YamlList, value: Plain): Splice | undefined {
  const last = list.items.at(-1);
  const lastEnd = last && endOf(text, last);
  if (isFlow(text, list)) {
    const end = endOf(text, list);
    if (end === undefined || (last !== undefined && lastEnd === undefined)) return undefined;
    if (lastEnd === undefined) return { start: list.origin.start, end, text: `[${flowText(value)}]` };
    return { start: lastEnd, end: lastEnd, text: `, ${flowText(value)}` };
  }
  if (last === undefined || lastEnd === undefined) return undefined;
  const line = lineStart(text, last.origin.start);
  const before = /^[ \t]*-[ \t]+/.exec(text.slice(line, last.origin.start))?.[0];
  if (before === undefined || line + before.length !== last.origin.start) return undefined;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const at = behindLine(text, lastEnd);
  const item = before + flowText(value);
  return { start: at, end: at, text: text[at - 1] === '\n' ? item + newline : newline + item };
}

/** `{ a: 1 }` becomes `{ a: 1, b: 2 }`. */
function insertInFlow(text: string, map: YamlMap, lastEnd: number | undefined, entry: string): Splice | undefined {
  const end = endOf(text, map);
  if (end === undefined) return undefined;
  if (lastEnd === undefined) return { start: map.origin.start, end, text: `{ ${entry} }` };
  const comma = /^\s*,/.exec(text.slice(lastEnd, end))?.[0].length ?? 0;
  const at = lastEnd + comma;
  return { start: at, end: at, text: comma > 0 ? ` ${entry}` : `, ${entry}` };
}
