/** Owns what a change of a YAML file means, apart from its text: data in, data out. */
import type { Plain, Route } from './node.ts';

/**
 * `set` replaces a scalar, or adds what is missing at the end of the deepest map there is; with the index behind the last item of a list,
 * it adds an item. `remove` takes away an entry or an item, and
 * what would be empty then with it.
 */
export type YamlEdit =
  | { readonly route: Route; readonly set: Plain }
  | { readonly route: Route; readonly remove: true };

type PlainMap = { readonly [key: string]: Plain };

/** Undefined where the edit does not fit the data. */
export function editPlain(plain: Plain, edit: YamlEdit): Plain | undefined {
  return 'set' in edit ? setIn(plain, edit.route, edit.set) : removeIn(plain, edit.route);
}

function setIn(plain: Plain, [step, ...rest]: Route, value: Plain): Plain | undefined {
  if (step === undefined) return typeof plain === 'object' && plain !== null ? undefined : value;
  if (Array.isArray(plain)) {
    const items = plain as readonly Plain[];
    if (step === items.length) {
      const added = wrap(rest, value);
      return added === undefined ? undefined : [...items, added];
    }
    const child = typeof step === 'number' ? items[step] : undefined;
    const changed = child === undefined ? undefined : setIn(child, rest, value);
    return changed === undefined ? undefined : items.map((item, index) => (index === step ? changed : item));
  }
  if (typeof step === 'number' || (typeof plain !== 'object' && plain !== null)) return undefined;
  const map = plain as PlainMap | null;
  const child = map !== null && Object.hasOwn(map, step) ? map[step] : undefined;
  const changed = child === undefined ? wrap(rest, value) : setIn(child, rest, value);
  return changed === undefined ? undefined : { ...map, [step]: changed };
}

/** `{ a: { b: value } }` for the route `a`, `b`. */
export function wrap(route: Route, value: Plain): Plain | undefined {
  return route.reduceRight<Plain | undefined>(
    (inner, step) => (inner === undefined || typeof step === 'number' ? undefined : { [step]: inner }),
    value,
  );
}

function removeIn(plain: Plain, [step, ...rest]: Route): Plain | undefined {
  if (step === undefined || typeof plain !== 'object' || plain === null) return undefined;
  const pairs: readonly (readonly [string | number, Plain])[] = Array.isArray(plain)
    ? (plain as readonly Plain[]).map((item, index) => [index, item])
    : Object.entries(plain);
  const child = pairs.find(([key]) => key === step)?.[1];
  if (child === undefined) return undefined;
  const changed = rest.length === 0 ? undefined : removeIn(child, rest);
  if (rest.length > 0 && changed === undefined) return undefined;
  const isEmpty = typeof changed === 'object' && changed !== null && Object.keys(changed).length === 0;
  const left = pairs.flatMap(([key, value]): readonly (readonly [string | number, Plain])[] => {
    if (key !== step) return [[key, value]];
    return changed === undefined || isEmpty ? [] : [[key, changed]];
  });
  return Array.isArray(plain) ? left.map(([, value]) => value) : Object.fromEntries(left);
}

export function samePlain(a: Plain, b: Plain): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && samePlain((a as PlainMap)[key] as Plain, (b as PlainMap)[key] as Plain),
    )
  );
}
