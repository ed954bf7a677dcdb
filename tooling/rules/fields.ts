/**
 * Owns how rules read fields of a resource: typed as a sound one has them, each with its place. What does not fit its type was reported
 * by the schema check; here it reads as absent, so that no rule stumbles over it.
 */
import type { Plain, Route } from '../source/node.ts';
import { parseQuantity } from '../source/quantity.ts';
import type { Place } from './place.ts';

export interface Fields {
  /** Where a route stands. */
  place(...route: Route): Place;
  has(...route: Route): boolean;
  text(...route: Route): string | undefined;
  number(...route: Route): number | undefined;
  flag(...route: Route): boolean | undefined;
  /** Bytes or units of a quantity, whether it was written as text or as a number. */
  quantity(...route: Route): number | undefined;
  list(...route: Route): readonly Plain[];
  map(...route: Route): { readonly [key: string]: Plain };
}

/** Where fields come from: what stands at a route, and where. */
export interface FieldSource {
  plain(route: Route): Plain | undefined;
  has(route: Route): boolean;
  place(route: Route): Place;
}

export function fieldsOf(source: FieldSource): Fields {
  const { plain } = source;
  return {
    place: (...route) => source.place(route),
    has: (...route) => source.has(route),
    text: (...route) => pick(plain(route), 'string'),
    number: (...route) => pick(plain(route), 'number'),
    flag: (...route) => pick(plain(route), 'boolean'),
    quantity(...route) {
      const value = plain(route);
      return typeof value === 'string' || typeof value === 'number' ? parseQuantity(value) : undefined;
    },
    list(...route) {
      const value = plain(route);
      return Array.isArray(value) ? (value as readonly Plain[]) : [];
    },
    map(...route) {
      const value = plain(route);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? (value as { readonly [key: string]: Plain })
        : {};
    },
  };
}

/** Fields below a route of others. */
export function fieldsBelow(fields: Fields, ...at: Route): Fields {
  return {
    place: (...route) => fields.place(...at, ...route),
    has: (...route) => fields.has(...at, ...route),
    text: (...route) => fields.text(...at, ...route),
    number: (...route) => fields.number(...at, ...route),
    flag: (...route) => fields.flag(...at, ...route),
    quantity: (...route) => fields.quantity(...at, ...route),
    list: (...route) => fields.list(...at, ...route),
    map: (...route) => fields.map(...at, ...route),
  };
}

interface Scalars {
  readonly string: string;
  readonly number: number;
  readonly boolean: boolean;
}

function pick<Type extends keyof Scalars>(value: Plain | undefined, type: Type): Scalars[Type] | undefined {
  return typeof value === type ? (value as Scalars[Type]) : undefined;
}
