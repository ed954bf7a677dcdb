/** Owns which part of a text goes with an entry or an item: whole lines, with the comment behind, or what is between two commas. */
import { nodeAt, type Route, type YamlList, type YamlNode } from '../node.ts';
import { behindLine, endOf, isAlias, isFlow, lineStart, ownEntries } from './extent.ts';
import type { Splice } from './splice.ts';

export function planRemoval(text: string, root: YamlNode, route: Route): Splice | undefined {
  const highest = withEmptyParents(root, route);
  const above = highest.slice(0, -1);
  const step = highest.at(-1);
  const parent = nodeAt(root, above);
  if (step === undefined || parent === undefined || parent.kind === 'scalar' || throughAlias(root, above))
    return undefined;
  const parts = parent.kind === 'map' ? ownEntries(text, parent) : itemsOf(text, parent);
  const index = parts?.findIndex((one) => one.name === step) ?? -1;
  if (parts === undefined || index === -1) return undefined;
  return isFlow(text, parent) ? betweenCommas(parts, index) : wholeLines(text, parts, index, parent.kind === 'list');
}

/** What would be empty goes, too; the document itself stays. */
function withEmptyParents(root: YamlNode, route: Route): Route {
  const parent = nodeAt(root, route.slice(0, -1));
  const size = parent?.kind === 'map' ? parent.entries.size : parent?.kind === 'list' ? parent.items.length : 0;
  return size === 1 && route.length > 1 ? withEmptyParents(root, route.slice(0, -1)) : route;
}

/** What stands elsewhere serves others, too. */
function throughAlias(root: YamlNode, route: Route): boolean {
  let node: YamlNode | undefined = root;
  for (const step of route) {
    const entry = node?.kind === 'map' ? node.entries.get(String(step)) : undefined;
    if (entry !== undefined && isAlias(entry)) return true;
    const child: YamlNode | undefined = node && nodeAt(node, [step]);
    if (node?.kind === 'list' && child !== undefined && child.origin.start < node.origin.start) return true;
    node = child;
  }
  return false;
}

interface Part {
  readonly name: string | number;
  readonly start: number;
  readonly end: number;
}

function itemsOf(text: string, list: YamlList): readonly Part[] | undefined {
  const parts: Part[] = [];
  for (const [name, item] of list.items.entries()) {
    const end = endOf(text, item);
    if (end === undefined || item.origin.start < list.origin.start || item.origin.end === item.origin.start)
      return undefined;
    parts.push({ name, start: item.origin.start, end });
  }
  return parts;
}

function betweenCommas(parts: readonly Part[], index: number): Splice | undefined {
  const part = parts[index];
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (part === undefined) return undefined;
  if (next !== undefined) return { start: part.start, end: next.start, text: '' };
  return previous === undefined ? undefined : { start: previous.end, end: part.end, text: '' };
}

function wholeLines(text: string, parts: readonly Part[], index: number, isList: boolean): Splice | undefined {
  const part = parts[index];
  if (part === undefined) return undefined;
  const line = lineStart(text, part.start);
  const before = text.slice(line, part.start);
  const end = behindLine(text, part.end);
  const behind = text.slice(part.end, end);
  if (!/^\s*(?:#.*)?\s*$/.test(behind)) return undefined;
  if (isList ? /^ *- +$/.test(before) : /^ *$/.test(before)) return { start: line, end, text: '' };
  // The first key of an item stands behind its dash: the next one takes its place.
  const next = parts[index + 1];
  return isList || next === undefined ? undefined : { start: part.start, end: next.start, text: '' };
}
