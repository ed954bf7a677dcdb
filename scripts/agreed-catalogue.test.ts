import { expect, test } from 'vitest';
import type { Catalogue, SchemaNode } from '../tooling/schema/catalogue.ts';
import { checkObject } from '../tooling/schema/check-object.ts';
import type { Plain } from '../tooling/source/node.ts';
import { agreedCatalogue } from './agreed-catalogue.ts';

function catalogueOf(...nodes: readonly SchemaNode[]): Catalogue {
  const kinds = { 'things/v1': { Thing: { root: 0, namespaced: true } } };
  return { name: 'Things', nulls: 'refused', kinds, nodes };
}

/** Two releases of a thing: fields that stay, come, go, change their type, their bounds or their form. */
const before = catalogueOf(
  { type: 'object', required: ['stays'], fields: { stays: 1, goes: 1, bound: 2, typed: 1, form: 3, list: 4 } },
  { type: 'string' },
  { type: 'integer', minimum: 1, maximum: 5 },
  { type: 'object', fields: { a: 1 } },
  { type: 'array', items: 1 },
);
const after = catalogueOf(
  { type: 'object', fields: { stays: 1, comes: 1, bound: 2, typed: 2, form: 3, list: 4 } },
  { type: 'string' },
  { type: 'integer', minimum: 1, maximum: 9 },
  { type: 'object', values: 1 },
  { type: 'array', items: 1, minItems: 1 },
);
const agreed: Catalogue = { name: 'Between', nulls: 'refused', ...agreedCatalogue(before, after) };

function messages(thing: Plain): readonly string[] {
  return checkObject(thing, { root: agreed.kinds['things/v1']?.Thing?.root ?? -1, namespaced: true }, agreed).map(
    ({ route, keyword }) => `${route.join('.')} ${keyword}`,
  );
}

test.each([
  ['a field that only one has may stand with anything', { goes: 1, comes: [] }],
  ['a field that is not required by both may be missing', {}],
  ['a type that only one has is not checked', { typed: { a: 1 } }],
  ['a bound that only one has is not checked', { bound: 7 }],
  ['a form that only one has is not checked', { form: { b: 1 } }],
  ['a length that only one has is not checked', { list: [] }],
] as const)('%s', (_name, thing) => expect(messages(thing)).toEqual([]));

test.each([
  ['a field that neither has is unknown', { news: 1 }, ['news unknown-field']],
  ['a type that both have holds', { stays: 1 }, ['stays type']],
  ['a bound that both have holds', { bound: 0 }, ['bound range']],
  ['items that both have hold', { list: [1] }, ['list.0 type']],
] as const)('%s', (_name, thing, faults) => expect(messages(thing)).toEqual(faults));

test('a version or kind that only one serves is left out', () => {
  const more = { ...after, kinds: { ...after.kinds, 'things/v2': { Thing: { root: 0, namespaced: true } } } };
  expect(Object.keys(agreedCatalogue(before, more).kinds)).toEqual(['things/v1']);
});
