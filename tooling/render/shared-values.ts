/**
 * Owns a trait of kustomize that shows in its output: a label that `labels` puts into several fields of an object is one node there,
 * and whoever changes it in one field later changes it in all (`SetEntry` in api/filters/filtersutil makes the node once for all field
 * specs, and `FieldSetter` overwrites it in place).
 */
import {
  list,
  nodeAt,
  type Origin,
  type Route,
  scalar,
  type YamlMap,
  type YamlNode,
  type YamlScalar,
} from '../source/node.ts';
import { withEntry } from './edit.ts';
import { refuse } from './refuse.ts';

/** Puts another value into every place that holds the node. */
function replaceNode(root: YamlMap, from: YamlScalar, to: YamlScalar): YamlMap {
  return replaceIn(root, from, to) as YamlMap;
}

function replaceIn(node: YamlNode, from: YamlScalar, to: YamlScalar): YamlNode {
  if (node === from) return to;
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') {
    const items = node.items.map((item) => replaceIn(item, from, to));
    return items.some((item, at) => item !== node.items[at]) ? list(items, node.origin) : node;
  }
  let result = node;
  for (const [name, entry] of node.entries) {
    const value = replaceIn(entry.value, from, to);
    if (value !== entry.value) result = withEntry(result, name, { key: entry.key, value });
  }
  return result;
}

function placesOf(root: YamlNode, wanted: YamlScalar, route: Route, found: Route[]): readonly Route[] {
  if (root === wanted) found.push(route);
  if (root.kind === 'list')
    for (const [at, item] of root.items.entries()) placesOf(item, wanted, [...route, at], found);
  if (root.kind === 'map') {
    const names = [...root.entries.keys()].sort();
    for (const name of names) placesOf(root.entries.get(name)?.value ?? root, wanted, [...route, name], found);
  }
  return found;
}

/** After a change of the object: what replaced a shared node in one place is in all others, too; the last place in order wins. */
export function spreadChanges(
  before: YamlMap,
  after: YamlMap,
  shared: readonly YamlScalar[],
  isMerge = false,
): { readonly node: YamlMap; readonly shared: readonly YamlScalar[] } {
  let node = after;
  const still: YamlScalar[] = [];
  for (const one of shared) {
    const places = placesOf(before, one, [], []).filter((route) => !isMerge || !isInList(route));
    const changed = places
      .filter((route) => isSameMap(before, node, route.slice(0, -1)))
      .map((route) => nodeAt(node, route))
      .filter((value) => value !== undefined && value !== one);
    const last = changed.at(-1);
    if (last?.kind !== 'scalar') {
      still.push(one);
      continue;
    }
    const value = scalar(last.value, last.origin);
    for (const replaced of changed) if (replaced?.kind === 'scalar') node = replaceNode(node, replaced, value);
    node = replaceNode(node, one, value);
    still.push(value);
  }
  return { node, shared: still };
}

/** A map that was replaced whole brings nodes of its own; only changes within the map overwrite. */
function isSameMap(before: YamlMap, after: YamlMap, route: Route): boolean {
  return nodeAt(before, route)?.origin === nodeAt(after, route)?.origin;
}

/** The same after a merge, which may put the items of a list in another order; what stands in lists must not have changed. */
export function spreadMergedChanges(before: YamlMap, after: YamlMap, shared: readonly YamlScalar[], origin: Origin) {
  for (const one of shared) {
    const inLists = (root: YamlMap): number => placesOf(root, one, [], []).filter(isInList).length;
    if (inLists(before) !== inLists(after)) {
      refuse(
        `This patch changes a list that holds the label \`${one.value}\` set by \`labels\`, which kustomize would change in other places, too; leave the label to \`labels\`.`,
        origin,
      );
    }
  }
  return spreadChanges(before, after, shared, true);
}

function isInList(route: Route): boolean {
  return route.some((step) => typeof step === 'number');
}
