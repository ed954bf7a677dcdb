/** Owns taking entries out of a candidate and putting others in; nothing is changed in place. */
import type { Origin, Plain, Route, YamlNode } from '../source/node.ts';
import { isPlainMap, type PlainMap } from '../source/plain.ts';

/** Without the entry at a route; an entry of a list takes the whole list with it, as the others would change places. */
export function without(candidate: PlainMap, route: Route): PlainMap {
  const target = typeof route.at(-1) === 'number' ? route.slice(0, -1) : route;
  const removed = removeAt(candidate, target);
  return isPlainMap(removed) ? removed : candidate;
}

function removeAt(value: Plain, [step, ...rest]: Route): Plain {
  if (step === undefined) return value;
  if (Array.isArray(value))
    return (value as readonly Plain[]).map((item, index) => (index === step ? removeAt(item, rest) : item));
  if (!isPlainMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) => {
      if (key !== String(step)) return [[key, child]];
      return rest.length === 0 ? [] : [[key, removeAt(child, rest)]];
    }),
  );
}

/** With a value at a route of keys; maps on the way are made. */
export function withValue(candidate: PlainMap, [step, ...rest]: readonly string[], value: Plain): PlainMap {
  if (step === undefined) return candidate;
  const child = candidate[step];
  return {
    ...candidate,
    [step]: rest.length === 0 ? value : withValue(isPlainMap(child) ? child : {}, rest, value),
  };
}

/** Routes of all entries of maps, those further out first. */
export function entryRoutes(value: Plain, above: Route = []): readonly Route[] {
  if (Array.isArray(value))
    return (value as readonly Plain[]).flatMap((item, index) => entryRoutes(item, [...above, index]));
  if (!isPlainMap(value)) return [];
  const keys = Object.keys(value);
  return keys.flatMap((key): readonly Route[] => [
    [...above, key],
    ...entryRoutes(value[key] ?? null, [...above, key]),
  ]);
}

/** The route of what stands at a place; the deepest, where several begin there. */
export function routeAt(node: YamlNode, place: Origin, above: Route = []): Route | undefined {
  const isHere = (origin: Origin): boolean => origin.start === place.start && origin.end === place.end;
  const children: readonly (readonly [string | number, YamlNode, Origin | undefined])[] =
    node.kind === 'map'
      ? [...node.entries].map(([key, entry]) => [key, entry.value, entry.key])
      : node.kind === 'list'
        ? node.items.map((item, index) => [index, item, undefined])
        : [];
  for (const [step, child, key] of children) {
    const route = [...above, step];
    const found = routeAt(child, place, route);
    if (found !== undefined) return found;
    if (key !== undefined && isHere(key)) return route;
  }
  return isHere(node.origin) && above.length > 0 ? above : undefined;
}
