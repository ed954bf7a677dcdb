/**
 * Owns how a person writes a place in a file: `kafka.listeners[external].tls`. Keys may hold points (`config.min.insync.replicas`),
 * so a path is read along the tree it is for; items of lists go by what they are called, as their order changes.
 */
import { nearest } from './nearest.ts';
import { nodeAt, type Route, toPlain, type YamlEntry, type YamlList, type YamlMap, type YamlNode } from './node.ts';
import { either, shorten } from './show.ts';

/** What tells items of a list apart, in this order; else their position, from 0. */
const names = ['name', 'id', 'broker'] as const;

/** Where a path leaves the tree: the part of it that exists, and what there is instead. */
export interface Lost {
  readonly reached: string;
  readonly missing: string;
  /** Of the map or list that was reached: keys, or what its items are called. */
  readonly known: readonly string[];
  /** The whole path with the nearest of these. */
  readonly meant?: string;
}

/** A route, or where the path leaves the tree. */
export function findPath(root: YamlNode, path: string): Route | Lost {
  const found = follow(root, path, []);
  if (found !== undefined) return found;
  const { nearer, meant, ...lost } = lose(root, path);
  // What is proposed exists: where the rest of the path is lost, too, only its beginning is.
  const proposed = [meant, nearer].find((one) => one !== undefined && follow(root, one, []) !== undefined);
  return proposed === undefined ? lost : { ...lost, meant: proposed };
}

export function isLost(found: Route | Lost): found is Lost {
  return !Array.isArray(found);
}

function follow(node: YamlNode, rest: string, route: Route): Route | undefined {
  if (rest === '') return route;
  for (const [step, left] of nextSteps(node, rest, route.length === 0)) {
    const child = nodeAt(node, [step]);
    const found = child && follow(child, left, [...route, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What the beginning of a path may be here, and what is left behind it; the longest key first. */
function nextSteps(node: YamlNode, path: string, first: boolean): readonly (readonly [string | number, string])[] {
  const inBrackets = bracketed(path);
  if (node.kind === 'list') {
    const index = inBrackets === undefined ? undefined : itemIndex(node, inBrackets.text);
    return index === undefined || inBrackets === undefined ? [] : [[index, inBrackets.left]];
  }
  if (node.kind !== 'map') return [];
  if (inBrackets !== undefined) return node.entries.has(inBrackets.text) ? [[inBrackets.text, inBrackets.left]] : [];
  const dotted = first ? path : path.startsWith('.') ? path.slice(1) : undefined;
  if (dotted === undefined) return [];
  return [...node.entries.keys()]
    .filter((key) => key !== '' && dotted.startsWith(key) && /^(?:$|[.[])/.test(dotted.slice(key.length)))
    .sort((a, b) => b.length - a.length)
    .map((key) => [key, dotted.slice(key.length)] as const);
}

function bracketed(path: string): { readonly text: string; readonly left: string } | undefined {
  const match = /^\[([^\]]*)\]/.exec(path);
  return match === null ? undefined : { text: match[1] ?? '', left: path.slice(match[0].length) };
}

function itemIndex(list: YamlList, text: string): number | undefined {
  const named = list.items.findIndex((item) => nameOfItem(item) === text);
  if (named !== -1) return named;
  const index = /^[0-9]{1,6}$/.test(text) ? Number(text) : undefined;
  return index !== undefined && index < list.items.length && !hasNumbers(list) ? index : undefined;
}

/** Where items have numbers of their own, a number is such a one. */
function hasNumbers(list: YamlList): boolean {
  return list.items.some((item) => /^[0-9]+$/.test(nameOfItem(item) ?? ''));
}

function nameOfItem(item: YamlNode): string | undefined {
  if (item.kind === 'scalar') return item.value === null ? undefined : String(item.value);
  for (const name of names) {
    const value = nodeAt(item, [name]);
    if (value?.kind === 'scalar' && value.value !== null) return String(value.value);
  }
  return undefined;
}

/** The path of a route, as {@link findPath} reads it again. */
export function pathText(root: YamlNode, route: Route): string {
  let node: YamlNode | undefined = root;
  let text = '';
  for (const step of route) {
    if (typeof step === 'number') text += `[${node?.kind === 'list' ? itemName(node, step) : step}]`;
    else text += text === '' ? step : `.${step}`;
    node = node && nodeAt(node, [step]);
  }
  return text;
}

function itemName(list: YamlList, index: number): string {
  const item = list.items[index];
  const name = item && nameOfItem(item);
  return name !== undefined && name !== '' && !name.includes(']') && itemIndex(list, name) === index
    ? name
    : String(index);
}

/** The deepest node that a place in its file is in, by route: the key of an entry belongs to it. */
export function routeTo(root: YamlNode, place: Range): Route {
  const inside = ({ start, end }: Range): boolean => start <= place.start && place.start < Math.max(end, start + 1);
  const { file } = root.origin;
  const route: (string | number)[] = [];
  for (let node: YamlNode | undefined = root; node !== undefined; ) {
    // An item without braces begins where its first key does.
    if (typeof route.at(-1) === 'number' && node.origin.start === place.start && node.origin.end === place.end) break;
    const step: string | number | undefined =
      node.kind === 'map'
        ? [...node.entries].find(([, entry]) => isHere(entry, file.path) && holds(entry, inside))?.[0]
        : node.kind === 'list'
          ? unlessNone(node.items.findIndex((item) => inside(item.origin)))
          : undefined;
    if (step === undefined) break;
    route.push(step);
    node = nodeAt(node, [step]);
  }
  return route;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function isHere(entry: YamlEntry, path: string): boolean {
  return entry.key.file.path === path;
}

function holds(entry: YamlEntry, inside: (range: Range) => boolean): boolean {
  return inside(entry.key) || inside(entry.value.origin);
}

function unlessNone(index: number): number | undefined {
  return index === -1 ? undefined : index;
}

function namesIn(node: YamlNode): readonly string[] {
  if (node.kind === 'map') return [...node.entries.keys()];
  return node.kind === 'list' ? node.items.map((_, index) => itemName(node, index)) : [];
}

function lose(root: YamlNode, path: string): Lost & { readonly nearer?: string } {
  let node = root;
  let rest = path;
  const route: (string | number)[] = [];
  for (;;) {
    const [next] = nextSteps(node, rest, route.length === 0);
    const child = next && nodeAt(node, [next[0]]);
    if (next === undefined || child === undefined) break;
    route.push(next[0]);
    node = child;
    rest = next[1];
  }
  const reached = pathText(root, route);
  const [, dot = '', wanted = '', left = ''] = /^(\.?)(\[[^\]]*\]?|[^.[]*)(.*)$/s.exec(rest) ?? [];
  const missing = wanted.replace(/^\[|\]$/g, '');
  const known = namesIn(node);
  const all = { reached, missing: missing === '' ? rest : missing, known };
  // A key may hold points: the whole rest may be one.
  const key = nearest(rest.replace(/^\./, ''), known);
  const near = nearest(missing, known) ?? key;
  if (near === undefined) return all;
  const nearer = node.kind === 'list' ? `${reached}[${near}]` : `${reached}${dot}${near}`;
  const meant = key !== undefined && node.kind === 'map' ? `${reached}${dot}${key}` : `${nearer}${left}`;
  return { ...all, nearer, meant };
}

/** Whether a route is another one or leads below it. */
export function isWithin(route: Route, above: Route): boolean {
  return above.length <= route.length && above.every((step, index) => step === route[index]);
}

/** Ends a sentence about a path that is lost: with the one that was meant, or with what there is. */
export function otherwise({ reached, known, meant }: Lost): string {
  if (meant !== undefined) return `did you mean \`${shorten(meant, 120)}\`?`;
  const shown = known.slice(0, 8);
  const more = known.length > shown.length ? `, or one of ${known.length - shown.length} more` : '';
  if (known.length === 0) return `\`${shorten(reached, 120)}\` has nothing below it.`;
  return `${reached === '' ? 'it has' : `\`${shorten(reached, 120)}\` has`} ${either(shown)}${more}.`;
}

/** What a map says at a key, if that is text. */
export function textIn(node: YamlMap, key: string): string | undefined {
  const value = node.entries.get(key)?.value;
  return value === undefined || value.kind !== 'scalar' || value.value === null ? undefined : String(toPlain(value));
}
