/**
 * Owns what differs between two trees, field by field. Entries of a list are told apart by what they are called, never by their place:
 * a listener put before the others is one listener more, not all of them changed.
 */
import { samePlain } from '../../source/edit-plain.ts';
import { type Route, toPlain, type YamlList, type YamlNode } from '../../source/node.ts';
import type { ChangedField } from '../plan.ts';

/** @returns in the order of `after`; what is gone from a map or list follows what is there. Empty where both mean the same. */
export function diffNodes(before: YamlNode | undefined, after: YamlNode | undefined): readonly ChangedField[] {
  const changed: ChangedField[] = [];
  compare(before, after, [], '', changed);
  return changed;
}

function compare(
  before: YamlNode | undefined,
  after: YamlNode | undefined,
  route: Route,
  path: string,
  changed: ChangedField[],
): void {
  if (before === after) return;
  if (before?.kind === 'map' && after?.kind === 'map') {
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const [key, entry] of after.entries)
      compare(before.entries.get(key)?.value, entry.value, [...route, key], at(key), changed);
    for (const [key, entry] of before.entries)
      if (!after.entries.has(key)) compare(entry.value, undefined, [...route, key], at(key), changed);
    return;
  }
  if (before?.kind === 'list' && after?.kind === 'list') {
    const names = identities(before, after);
    if (names !== undefined) {
      compareNamed(before, after, names, route, path, changed);
      return;
    }
  }
  if (before !== undefined && after !== undefined && samePlain(toPlain(before), toPlain(after))) return;
  changed.push({ route, path, before, after });
}

interface Names {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function compareNamed(
  before: YamlList,
  after: YamlList,
  names: Names,
  route: Route,
  path: string,
  changed: ChangedField[],
): void {
  const old = new Map(names.before.map((name, index) => [name, before.items[index]]));
  const now = new Set(names.after);
  after.items.forEach((item, index) => {
    const name = names.after[index] ?? '';
    compare(old.get(name), item, [...route, index], `${path}[${name}]`, changed);
  });
  before.items.forEach((item, index) => {
    const name = names.before[index] ?? '';
    if (!now.has(name)) compare(item, undefined, [...route, index], `${path}[${name}]`, changed);
  });
}

/** Fields that tell entries apart, of Kubernetes' and Strimzi's lists; the first that all entries have, each another. */
const keys = [
  'name',
  'id',
  'broker',
  'mountPath',
  'containerPort',
  'port',
  'topologyKey',
  'key',
  'secretName',
  'ip',
] as const;

/** Undefined where entries have nothing to go by: then the list is one value. */
function identities(before: YamlList, after: YamlList): Names | undefined {
  for (const key of keys) {
    const names = { before: namesBy(before, key), after: namesBy(after, key) };
    if (names.before !== undefined && names.after !== undefined) return { before: names.before, after: names.after };
  }
  return undefined;
}

function namesBy({ items }: YamlList, key: string): readonly string[] | undefined {
  const names: string[] = [];
  for (const item of items) {
    const value = item.kind === 'map' ? item.entries.get(key)?.value : undefined;
    if (value?.kind !== 'scalar' || value.value === null) return undefined;
    names.push(String(value.value));
  }
  return new Set(names).size === names.length ? names : undefined;
}
