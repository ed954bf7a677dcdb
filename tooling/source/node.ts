/**
 * Owns the one tree everything passes through: YAML as maps, lists and scalars, each knowing where it was written.
 * Nodes are immutable and shared freely: a base parsed once serves every overlay that uses it.
 */

/** One text that was read (or generated): positions in nodes are UTF-16 offsets into `text`. */
export interface SourceFile {
  /** Path from the repository root, with `/`. */
  readonly path: string;
  readonly text: string;
  /**
   * Set for authored files: generate writes their values anew, so how a value is written here (quotes, `0440`, a block) says nothing
   * of what kustomize will read.
   */
  readonly rewritten?: true;
  /** Set where the bytes begin with a mark of their order, which is no part of `text`. */
  readonly marked?: true;
}

/** Where something was written: a half-open range of UTF-16 offsets in a file. */
export interface Origin {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** `bigint` only for integers that a double cannot hold. */
export type ScalarValue = string | number | bigint | boolean | null;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: ScalarValue;
  readonly origin: Origin;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly origin: Origin;
}

export interface YamlEntry {
  /** Where the key stands; for entries made by the tooling, where their reason stands. */
  readonly key: Origin;
  readonly value: YamlNode;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly origin: Origin;
}

export type YamlNode = YamlMap | YamlList | YamlScalar;

/** A route from a node to one below it: map keys and list indices. */
export type Route = readonly (string | number)[];

/** JSON-like data; what a node means apart from where it was written. */
export type Plain = ScalarValue | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Maps and lists remember the data they stand for, in a private field: a fleet asks for it again and again, and a WeakMap of a
 * million nodes costs the garbage collector more than everything else together.
 */
class MapNode implements YamlMap {
  readonly kind = 'map';
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly origin: Origin;
  #plain: Plain | undefined = undefined;
  constructor(entries: ReadonlyMap<string, YamlEntry>, origin: Origin) {
    this.entries = entries;
    this.origin = origin;
  }
  plain(): Plain {
    this.#plain ??= plainMap(this);
    return this.#plain;
  }
}

class ListNode implements YamlList {
  readonly kind = 'list';
  readonly items: readonly YamlNode[];
  readonly origin: Origin;
  #plain: Plain | undefined = undefined;
  constructor(items: readonly YamlNode[], origin: Origin) {
    this.items = items;
    this.origin = origin;
  }
  plain(): Plain {
    this.#plain ??= this.items.map(toPlain);
    return this.#plain;
  }
}

export function scalar(value: ScalarValue, origin: Origin): YamlScalar {
  return { kind: 'scalar', value, origin };
}

export function list(items: readonly YamlNode[], origin: Origin): YamlList {
  return new ListNode(items, origin);
}

export function map(entries: ReadonlyMap<string, YamlEntry>, origin: Origin): YamlMap {
  return new MapNode(entries, origin);
}

/** The node at the end of a route, or undefined where the route leaves the tree. */
export function nodeAt(node: YamlNode | undefined, route: Route): YamlNode | undefined {
  let at = node;
  for (const step of route) {
    if (at === undefined) return undefined;
    at = childOf(at, step);
  }
  return at;
}

function childOf(node: YamlNode, step: string | number): YamlNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(step))?.value;
  if (node.kind === 'list' && typeof step === 'number') return node.items[step];
  return undefined;
}

/**
 * Where a route is written: the deepest node on it that exists. A missing field is thus shown at the map that lacks it.
 * A map or list below a key is shown at its key, which is what a person looks for.
 */
export function originAt(node: YamlNode, route: Route): Origin {
  let at = node;
  let origin = node.origin;
  for (const step of route) {
    const entry = at.kind === 'map' ? at.entries.get(String(step)) : undefined;
    const child = entry?.value ?? childOf(at, step);
    if (child === undefined) break;
    origin = entry !== undefined && child.kind !== 'scalar' ? entry.key : child.origin;
    at = child;
  }
  return origin;
}

/** Where the key at the end of a route is written; for a list item the item itself. */
export function keyOriginAt(node: YamlNode, route: Route): Origin {
  const last = route.at(-1);
  if (last === undefined) return node.origin;
  const parent = nodeAt(node, route.slice(0, -1));
  if (parent?.kind === 'map') {
    const entry = parent.entries.get(String(last));
    if (entry !== undefined) return entry.key;
  }
  return originAt(node, route);
}

/**
 * The data a node stands for, computed once per node. Objects have no prototype, so a key `__proto__` is a key like any other.
 * Do not change what comes back: it is shared by all that hold the node.
 */
export function toPlain(node: YamlNode): Plain {
  if (node.kind === 'scalar') return node.value;
  if (node instanceof MapNode || node instanceof ListNode) return node.plain();
  return node.kind === 'list' ? node.items.map(toPlain) : plainMap(node);
}

function plainMap(node: YamlMap): Plain {
  const object: Record<string, Plain> = Object.create(null);
  for (const [key, entry] of node.entries) object[key] = toPlain(entry.value);
  return object;
}

/** What {@link fromPlain} takes: data, with nodes anywhere in it that keep their own origin. Undefined entries are left out. */
export type Draft = ScalarValue | undefined | YamlNode | readonly Draft[] | { readonly [key: string]: Draft };

/**
 * Builds a tree from data in which some values are nodes already. Everything that is not a node gets `origin`, so a generated
 * object points at the authored line it follows from.
 */
export function fromPlain(draft: Draft, origin: Origin): YamlNode {
  if (draft === undefined || draft === null || typeof draft !== 'object') return scalar(draft ?? null, origin);
  if (isNode(draft)) return draft;
  if (Array.isArray(draft)) {
    return list(
      (draft as readonly Draft[]).filter((item) => item !== undefined).map((item) => fromPlain(item, origin)),
      origin,
    );
  }
  const entries = new Map<string, YamlEntry>();
  for (const [key, value] of Object.entries(draft as { readonly [key: string]: Draft })) {
    if (value === undefined) continue;
    const node = fromPlain(value, origin);
    entries.set(key, { key: node.origin, value: node });
  }
  return map(entries, origin);
}

const nodeKinds = new Set(['map', 'list', 'scalar']);

function isNode(value: object): value is YamlNode {
  const candidate = value as Partial<YamlNode>;
  return (
    typeof candidate.kind === 'string' &&
    nodeKinds.has(candidate.kind) &&
    typeof candidate.origin === 'object' &&
    typeof candidate.origin.file === 'object'
  );
}
