/**
 * Owns mistakes made by a machine: every field of an object in turn is taken away, misspelt, or given a value that a person or a
 * template may have left there. Equal routes of several objects of one kind are tried once for each form that their values have.
 */
import { routeText } from '../../tooling/schema/wording.ts';
import type { Plain, Route } from '../../tooling/source/node.ts';

export interface GeneratedMutant {
  readonly name: string;
  readonly object: Plain;
}

const scalars: readonly Plain[] = [
  null,
  '',
  'some text',
  'Capital',
  'under_score',
  'a.b',
  '../a/b',
  'a'.repeat(64),
  '8080',
  '50%',
  '4 Gi',
  '16GB',
  '-1Gi',
  '10.0.0.1',
  '10.0.0.1/8',
  true,
  -1,
  0,
  1.5,
  70000,
  2 ** 31 - 1,
  [],
  {},
];

/** Kinds of values that stand for all of their kind, in place of a map or list. */
const wholes: readonly Plain[] = [null, {}, [], 'text', [null], [{}], ['a', 'a']];

/** @param seen what was tried already; one set for all objects. */
export function* generateMutants(object: Plain, seen: Set<string>): Generator<GeneratedMutant> {
  const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string };
  for (const { route, value } of places(object, [])) {
    const key = `${apiVersion} ${kind} ${route.map((step) => (typeof step === 'number' ? '[]' : step)).join('.')} ${formOf(value)}`;
    // What names the kind decides who answers; that is not a field like others.
    if (seen.has(key) || ['apiVersion', 'kind'].includes(String(route[0]))) continue;
    seen.add(key);
    const name = `${kind} ${routeText(route)}`;
    const isScalar = value === null || typeof value !== 'object';
    yield { name: `${name} taken away`, object: changed(object, route, undefined) };
    for (const other of isScalar ? scalars : wholes) {
      yield { name: `${name}: ${short(other)}`, object: changed(object, route, other) };
    }
    if (Array.isArray(value)) {
      const [first, ...others] = value as readonly Plain[];
      if (first !== undefined)
        yield { name: `${name} with its first entry twice`, object: changed(object, route, [first, first, ...others]) };
    } else if (!isScalar)
      yield { name: `${name} with an unknown field`, object: changed(object, [...route, 'unknownField'], 'a') };
  }
}

function* places(value: Plain, route: Route): Generator<{ readonly route: Route; readonly value: Plain }> {
  if (route.length > 0) yield { route, value };
  if (value === null || typeof value !== 'object') return;
  const entries: readonly (readonly [string | number, Plain])[] = Array.isArray(value)
    ? [...(value as readonly Plain[]).entries()]
    : Object.entries(value as { readonly [key: string]: Plain });
  for (const [step, child] of entries) yield* places(child, [...route, step]);
}

function formOf(value: Plain): string {
  if (Array.isArray(value)) return 'list';
  if (value === null || typeof value !== 'object') return typeof value;
  return Object.keys(value).sort().join(',');
}

function changed(value: Plain, [step, ...rest]: Route, by: Plain | undefined): Plain {
  if (step === undefined) return by ?? null;
  if (Array.isArray(value)) {
    const items = value as readonly Plain[];
    if (rest.length === 0 && by === undefined) return items.filter((_, index) => index !== step);
    return items.map((item, index) => (index === step ? changed(item, rest, by) : item));
  }
  const { [step]: child, ...others } = value as { readonly [key: string]: Plain };
  if (rest.length === 0 && by === undefined) return others;
  const fields = value as { readonly [key: string]: Plain };
  return { ...fields, [step]: changed(child ?? null, rest, by) };
}

function short(value: Plain): string {
  const text = JSON.stringify(value);
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
