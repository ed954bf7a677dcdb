/**
 * Owns reading the parts of a kustomization file: each function takes a map and a field's name and gives the value with its place,
 * or refuses with one sentence. Kustomize decodes strictly (JSON into Go structs), so a number is never text here either.
 */
import { nearest } from '../source/nearest.ts';
import type { Origin, YamlEntry, YamlMap, YamlNode } from '../source/node.ts';
import { isNull } from './edit.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { differsInYaml11 } from './written.ts';

export interface Text {
  readonly value: string;
  readonly origin: Origin;
}

/** A key and its text, as in `labels`. */
export interface Pair {
  readonly key: string;
  readonly keyOrigin: Origin;
  readonly value: string;
  readonly origin: Origin;
}

/** A field's entry; what is null counts as absent, as in Go. */
export function fieldOf(node: YamlMap, name: string): YamlEntry | undefined {
  const entry = node.entries.get(name);
  return entry === undefined || isNull(entry.value) ? undefined : entry;
}

/** Refuses what is not in `known`; a sentence there says why a field that kustomize has is not taken here. */
export function checkFields(node: YamlMap, where: string, known: Readonly<Record<string, true | string>>): void {
  for (const [name, entry] of node.entries) {
    const verdict = Object.hasOwn(known, name) ? known[name] : undefined;
    if (verdict === true) continue;
    if (verdict !== undefined) refuse(verdict, entry.key);
    const allowed = Object.keys(known).filter((candidate) => known[candidate] === true);
    const near = nearest(name, Object.keys(known));
    const hint =
      near === undefined
        ? `it takes ${allowed.map((field) => `\`${field}\``).join(', ')}`
        : `did you mean \`${near}\`?`;
    refuse(`${where} has no field \`${name}\`; ${hint}${hint.endsWith('?') ? '' : '.'}`, entry.key);
  }
}

export function readText(node: YamlMap, name: string): Text | undefined {
  const entry = fieldOf(node, name);
  return entry === undefined ? undefined : textNode(entry.value, `\`${name}\``);
}

/** As {@link readText}, with the empty text as absent: Go's zero value. */
export function readNonEmpty(node: YamlMap, name: string): Text | undefined {
  const text = readText(node, name);
  return text?.value === '' ? undefined : text;
}

function textNode(node: YamlNode, what: string): Text {
  if (node.kind !== 'scalar' || typeof node.value !== 'string')
    return refuse(
      `${what} must be text, found ${describe(node)}${node.kind === 'scalar' ? '; put it in quotes' : ''}.`,
      node.origin,
    );
  if (differsInYaml11(node))
    return refuse(
      `${what} is written so that YAML 1.1, in which kustomize reads this file, takes it for something else; put it in quotes.`,
      node.origin,
    );
  return { value: node.value, origin: node.origin };
}

export function readFlag(node: YamlMap, name: string): boolean {
  const entry = fieldOf(node, name);
  if (entry === undefined) return false;
  if (entry.value.kind === 'scalar' && typeof entry.value.value === 'boolean') return entry.value.value;
  return refuse(`\`${name}\` must be true or false, found ${describe(entry.value)}.`, entry.value.origin);
}

function readItems(node: YamlMap, name: string): readonly YamlNode[] {
  const entry = fieldOf(node, name);
  if (entry === undefined) return [];
  if (entry.value.kind !== 'list')
    return refuse(
      `\`${name}\` must be a list, found ${describe(entry.value)}; begin each line with a dash.`,
      entry.key,
    );
  return entry.value.items;
}

export function readTexts(node: YamlMap, name: string): readonly Text[] {
  return readItems(node, name).map((item) => textNode(item, `An entry of \`${name}\``));
}

export function readMaps(node: YamlMap, name: string): readonly YamlMap[] {
  return readItems(node, name).map((item) =>
    item.kind === 'map' ? item : refuse(`An entry of \`${name}\` must be a map, found ${describe(item)}.`, item.origin),
  );
}

export function readMap(node: YamlMap, name: string): YamlMap | undefined {
  const entry = fieldOf(node, name);
  if (entry === undefined) return undefined;
  return entry.value.kind === 'map'
    ? entry.value
    : refuse(`\`${name}\` must be a map, found ${describe(entry.value)}.`, entry.value.origin);
}

/** Sorted by key, as kustomize sets them. */
export function readPairs(node: YamlMap, name: string): readonly Pair[] {
  const fields = readMap(node, name);
  if (fields === undefined) return [];
  const pairs = [...fields.entries].map(([key, entry]) => {
    const { value, origin } = textNode(entry.value, `\`${key}\` in \`${name}\``);
    return { key, keyOrigin: entry.key, value, origin };
  });
  return pairs.sort((a, b) => (a.key < b.key ? -1 : 1));
}
