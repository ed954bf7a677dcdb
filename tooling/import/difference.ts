/**
 * Owns comparing what an overlay gives with what runs, field by field, and the JSON6902 operations that lead from one to the other. Order
 * counts in lists and not in maps.
 */
import { samePlain } from '../source/edit-plain.ts';
import type { Plain, Route } from '../source/node.ts';
import { isPlainMap } from '../source/plain.ts';

export interface Difference {
  readonly route: Route;
  /** What the overlay gives; undefined for nothing. */
  readonly given: Plain | undefined;
  /** What runs. */
  readonly runs: Plain | undefined;
}

/** Whether something that the overlay gives, and that does not run, may stay: it means what is so anyway, or reaches no pod. */
export type MayStay = (route: Route, given: Plain) => boolean;

export interface Comparison {
  readonly differences: readonly Difference[];
  /** What may stay. */
  readonly additions: readonly Difference[];
}

export function compare(given: Plain, runs: Plain, mayStay: MayStay): Comparison {
  const differences: Difference[] = [];
  const additions: Difference[] = [];
  const visit = (left: Plain | undefined, right: Plain | undefined, route: Route): void => {
    if (left !== undefined && right !== undefined && samePlain(left, right)) return;
    if (right === undefined && left !== undefined) {
      if (mayStay(route, left)) additions.push({ route, given: left, runs: right });
      else if (isPlainMap(left) && holdsWhatMayStay(left, route, mayStay))
        for (const [key, child] of Object.entries(left)) visit(child, undefined, [...route, key]);
      else differences.push({ route, given: left, runs: right });
      return;
    }
    if (isPlainMap(left) && isPlainMap(right)) {
      for (const key of Object.keys(left)) visit(left[key], own(right, key), [...route, key]);
      for (const key of Object.keys(right))
        if (!Object.hasOwn(left, key)) visit(undefined, right[key], [...route, key]);
      return;
    }
    const [items, others] = [listOf(left), listOf(right)];
    if (items !== undefined && others !== undefined && items.length === others.length && items.every(isPlainMap))
      items.forEach((item, index) => void visit(item, others[index], [...route, index]));
    else differences.push({ route, given: left, runs: right });
  };
  visit(given, runs, []);
  return { differences, additions };
}

function listOf(value: Plain | undefined): readonly Plain[] | undefined {
  return Array.isArray(value) ? (value as readonly Plain[]) : undefined;
}

function own(map: { readonly [key: string]: Plain }, key: string): Plain | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function holdsWhatMayStay(value: Plain, route: Route, mayStay: MayStay): boolean {
  if (mayStay(route, value)) return true;
  return (
    isPlainMap(value) && Object.entries(value).some(([key, child]) => holdsWhatMayStay(child, [...route, key], mayStay))
  );
}

export type Operation = { readonly [key: string]: Plain };

/** In the order of the object. */
export function operationsFor(differences: readonly Difference[]): readonly Operation[] {
  return differences.map(({ route, given, runs }): Operation => {
    const path = pointer(route);
    if (runs === undefined) return { op: 'remove', path };
    return { op: given === undefined ? 'add' : 'replace', path, value: runs };
  });
}

/** A JSON pointer (RFC 6901). */
export function pointer(route: Route): string {
  return route.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
