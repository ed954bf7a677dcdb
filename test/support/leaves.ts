/** Owns walking the values of a file that has every field, for tests that change one after the other. */

export type Route = readonly (string | number)[];
export type Data = { [key: string]: Data } | Data[] | string | number | boolean | null;

export interface Leaf {
  readonly route: Route;
  /** `kafka.listeners[].port` */
  readonly name: string;
}

export function leaves(data: Data, route: Route = []): Leaf[] {
  if (Array.isArray(data) && data.length > 0) return data.flatMap((item, index) => leaves(item, [...route, index]));
  if (typeof data === 'object' && data !== null && Object.keys(data).length > 0 && !Array.isArray(data)) {
    return Object.entries(data).flatMap(([key, value]) => leaves(value, [...route, key]));
  }
  return [{ route, name: nameOf(route) }];
}

function nameOf(route: Route): string {
  const name = route
    .map((step) => (typeof step === 'number' ? '[]' : `.${step}`))
    .join('')
    .slice(1);
  return name.replace(/^(zones|kubernetes|nodePools\[\]\.zones)\[\]$/, '$1');
}

export function prefixes(route: Route): string[] {
  return route.map((_, index) => nameOf(route.slice(0, index + 1)));
}

export function without(data: Data, [step, ...rest]: Route): Data {
  if (step === undefined) return data;
  if (Array.isArray(data)) {
    if (rest.length === 0) return data.filter((_, index) => index !== step);
    return data.map((item, index) => (index === step ? without(item, rest) : item));
  }
  const copy = { ...(data as { [key: string]: Data }) };
  if (rest.length === 0) delete copy[step];
  else copy[step] = without(copy[step] as Data, rest);
  return copy;
}

/** With another value at the end of a route. */
export function withValue(data: Data, [step, ...rest]: Route, value: Data): Data {
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((item, index) => (index === step ? withValue(item, rest, value) : item));
  const map = data as { [key: string]: Data };
  return { ...map, [step]: withValue(map[step] ?? null, rest, value) };
}
