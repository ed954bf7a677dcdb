/**
 * Owns merging lists whose items have a key (containers by name, ports by number and protocol) and lists that are sets (finalizers),
 * step by step as kyaml/yaml/walk/associative_sequence.go: items of the patch come first, and where two items share a key the later
 * one takes the place of the earlier.
 */
import { list, scalar, type YamlList, type YamlMap, type YamlNode } from '../source/node.ts';
import { directiveOf } from './directives.ts';
import { isNothing, withField } from './edit.ts';
import { type ListSchema, type MergeSchema, schemaOfType } from './merge-schema.ts';
import { refuse } from './refuse.ts';
import { describe } from './resource.ts';
import { textOf } from './written.ts';

/** How two items become one: the walk itself, handed in as it also walks lists. */
export type MergeItem = (
  dest: YamlNode | undefined,
  patch: YamlNode | undefined,
  schema: MergeSchema,
) => YamlNode | undefined;

export function mergeList(
  dest: YamlList | undefined,
  patch: YamlList | undefined,
  schema: ListSchema,
  merge: MergeItem,
): YamlNode | undefined {
  const directive = dest === undefined || patch === undefined ? undefined : listDirective(patch);
  if (directive === 'delete') return undefined;
  const right = directive === undefined || patch === undefined ? patch : withoutDirective(patch, directive);
  const left = dest === undefined || dest === patch || directive === 'replace' ? right : dest;
  if (left === undefined) return undefined;
  if (schema.primitive === true) return mergeSets(left, right);
  const keys = schema.keys ?? [];
  for (const node of [left, right]) if (node !== undefined) checkItems(node, keys);
  if (left.items.length === 0 && (right?.items.length ?? 0) === 0) return left;
  return mergeItems(left, right, keys, schema, merge);
}

/** `- $patch: replace` as an item of its own is about the whole list. */
function listDirective(patch: YamlList): 'merge' | 'replace' | 'delete' | undefined {
  const first = patch.items.find((item) => item.kind === 'map' && item.entries.has('$patch'));
  return first?.kind === 'map' && first.entries.size === 1 ? directiveOf(first) : undefined;
}

function withoutDirective(patch: YamlList, directive: string): YamlList {
  const items = patch.items.filter(
    (item) => !(item.kind === 'map' && item.entries.has('$patch') && directiveOf(item) === directive),
  );
  return list(items, patch.origin);
}

function checkItems(node: YamlList, keys: readonly string[]): void {
  for (const item of node.items) {
    if (item.kind !== 'map')
      refuse(
        `An item of this list must be a map, found ${describe(item)}; the list merges by \`${keys[0]}\`.`,
        item.origin,
      );
    for (const key of keys) {
      const value = item.entries.get(key)?.value;
      if (value !== undefined && (value.kind !== 'scalar' || value.value === null || value.value === ''))
        refuse(
          `\`${key}\` is ${describe(value)}, by which this list merges; write it, or leave the field out.`,
          value.origin,
        );
    }
    if (keyText(item, keys[0] ?? '') === '')
      refuse(`An item of this list has no \`${keys[0]}\`, by which the list merges; add it.`, item.origin);
  }
}

function keyText(item: YamlNode, key: string): string {
  const value = item.kind === 'map' ? item.entries.get(key)?.value : undefined;
  return value?.kind === 'scalar' && value.value !== null ? textOf(value) : '';
}

function mergeSets(left: YamlList, right: YamlList | undefined): YamlList {
  const seen = new Map<string, YamlNode>();
  for (const item of [...(right?.items ?? []), ...left.items]) {
    if (item.kind !== 'scalar' || typeof item.value !== 'string')
      return refuse(`An item of this list must be text, found ${describe(item)}.`, item.origin);
    if (!seen.has(item.value)) seen.set(item.value, item);
  }
  const items = [...seen.values()];
  return items.length === left.items.length && items.every((item, at) => item === left.items[at])
    ? left
    : list(items, left.origin);
}

function mergeItems(
  left: YamlList,
  right: YamlList | undefined,
  keys: readonly string[],
  schema: ListSchema,
  merge: MergeItem,
): YamlList {
  let rest: readonly YamlNode[] = left.items;
  let merged: readonly YamlNode[] = [];
  let used: readonly string[] = keys;
  const wanted = keyValues(left, right, keys);
  const isAmbiguous = wanted.some((values, at) => wanted.findIndex((other) => isSame(values, other)) !== at);
  const directive = right?.items.find((item) => item.kind === 'map' && item.entries.has('$patch'));
  if (isAmbiguous && directive !== undefined) {
    refuse(
      `Two items of this list differ only by a missing \`${keys[1]}\`, so what \`$patch\` is about is not clear; write it.`,
      directive.origin,
    );
  }
  for (const values of wanted) {
    used = keys.filter((_, at) => wanted.some((other) => other[at] !== ''));
    const texts = values.filter((value, at) => value !== '' || used.includes(keys[at] ?? ''));
    const from = findItem(rest, keys, values);
    const patch = right === left ? from : right === undefined ? undefined : findItem(right.items, keys, values);
    const item = merge(from, patch, schemaOfType(schema.item));
    if (item === undefined || isNothing(item)) {
      rest = rest.filter((other) => !hasKeys(other, used, texts));
      continue;
    }
    const complete = withKeys(item as YamlMap, used, texts);
    // Kyaml changes the item in place; one that `$patch: replace` put in its stead is another item, and the old one stays in the list.
    const isReplaced = patch?.kind === 'map' && patch !== from && directiveOf(patch) === 'replace';
    if (from !== undefined && !isReplaced) rest = rest.map((other) => (other === from ? complete : other));
    merged = setItem(merged, complete, used, texts);
  }
  const items = appendItems(merged, rest, used);
  return items.length === left.items.length && items.every((item, at) => item === left.items[at])
    ? left
    : list(items, left.origin);
}

/** The keys of all items, those of the patch first; where there are several keys, pairs that only differ by a missing one become one. */
function keyValues(
  left: YamlList,
  right: YamlList | undefined,
  keys: readonly string[],
): readonly (readonly string[])[] {
  const values: (readonly string[])[] = [];
  for (const item of [...(right?.items ?? []), ...left.items]) {
    const texts = keys.map((key) => keyText(item, key));
    if (!values.some((other) => isSame(other, texts))) values.push(texts);
  }
  if (keys.length < 2) return values;
  for (let i = 0; i < values.length; i++) {
    const first = values[i] ?? [];
    for (let j = 0; j < values.length; j++) {
      const both = unify(first, values[j] ?? []);
      if (both !== undefined) values[i] = values[j] = both;
    }
  }
  return values;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

function unify(a: readonly string[], b: readonly string[]): readonly string[] | undefined {
  if (!a.some((value, at) => value === b[at])) return undefined;
  if (a.some((value, at) => value !== b[at] && value !== '' && b[at] !== '')) return undefined;
  return a.map((value, at) => (value !== '' ? value : (b[at] ?? '')));
}

/** The first item that has the keys for which there is a value. */
function findItem(
  items: readonly YamlNode[],
  keys: readonly string[],
  values: readonly string[],
): YamlNode | undefined {
  return items.find((item) => keys.every((key, at) => values[at] === '' || keyText(item, key) === values[at]));
}

/** As kyaml's ElementSetter matches: an empty value asks only whether the key is there, a missing one repeats the answer before. */
function hasKeys(item: YamlNode, keys: readonly string[], values: readonly string[]): boolean {
  let answer = false;
  for (const [at, key] of keys.entries()) {
    if (at < values.length)
      answer = values[at] === '' ? item.kind === 'map' && item.entries.has(key) : keyText(item, key) === values[at];
    if (!answer) return false;
  }
  return answer;
}

function withKeys(item: YamlMap, keys: readonly string[], values: readonly string[]): YamlMap {
  let result = item;
  for (const [at, key] of keys.entries()) {
    const value = values[at];
    if (value !== undefined && value !== '' && !result.entries.has(key))
      result = withField(result, key, scalar(value, item.origin));
  }
  return result;
}

function setItem(
  items: readonly YamlNode[],
  item: YamlNode,
  keys: readonly string[],
  values: readonly string[],
): readonly YamlNode[] {
  const found = items.some((other) => hasKeys(other, keys, values));
  return found ? items.map((other) => (hasKeys(other, keys, values) ? item : other)) : [...items, item];
}

/** `appendListNode`: an item that lacks one of several keys is put at the end, and drives out those that share its other keys. */
function appendItems(
  merged: readonly YamlNode[],
  rest: readonly YamlNode[],
  keys: readonly string[],
): readonly YamlNode[] {
  let result = merged;
  for (const item of rest) {
    const values: string[] = [];
    for (const key of keys) {
      if (item.kind === 'map' && item.entries.has(key)) values.push(keyText(item, key));
      else result = [...result, item];
    }
    if (keys.length > 1) result = result.filter((other) => !hasKeys(other, keys, values));
    result = setItem(result, item, keys, values);
  }
  return result;
}
