/**
 * Owns reading fields of plain data whose shape nobody has vouched for: what is not there, or does not have the type asked for, is
 * absent. Nothing here throws, so that a fault that the schema check reports trips nobody else.
 */
import type { Plain, Route } from './node.ts';

export type PlainMap = { readonly [key: string]: Plain };

export function plainAt(value: Plain | undefined, ...route: Route): Plain | undefined {
  let at = value;
  for (const step of route) {
    if (typeof at !== 'object' || at === null) return undefined;
    if (Array.isArray(at)) at = typeof step === 'number' ? (at as readonly Plain[])[step] : undefined;
    else at = Object.hasOwn(at, step) ? (at as PlainMap)[step] : undefined;
  }
  return at;
}

const empty: PlainMap = Object.freeze(Object.create(null));

export function mapAt(value: Plain | undefined, ...route: Route): PlainMap {
  const found = plainAt(value, ...route);
  return isPlainMap(found) ? found : empty;
}

export function listAt(value: Plain | undefined, ...route: Route): readonly Plain[] {
  const found = plainAt(value, ...route);
  return Array.isArray(found) ? (found as readonly Plain[]) : [];
}

/** Text that says something. */
export function textAt(value: Plain | undefined, ...route: Route): string | undefined {
  const found = plainAt(value, ...route);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function numberAt(value: Plain | undefined, ...route: Route): number | undefined {
  const found = plainAt(value, ...route);
  return typeof found === 'number' ? found : undefined;
}

export function flagAt(value: Plain | undefined, ...route: Route): boolean | undefined {
  const found = plainAt(value, ...route);
  return typeof found === 'boolean' ? found : undefined;
}

/** Whether something stands there; `null` is nothing to Kubernetes. */
export function hasAt(value: Plain | undefined, ...route: Route): boolean {
  const found = plainAt(value, ...route);
  return found !== undefined && found !== null;
}

/** A map of texts, such as labels; other scalars as they would be written. */
export function textsAt(value: Plain | undefined, ...route: Route): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [key, one] of Object.entries(mapAt(value, ...route)))
    if (one !== null && typeof one !== 'object') texts[key] = String(one);
  return texts;
}

export function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
