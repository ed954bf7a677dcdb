import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Plain } from '../source/node.ts';
import { type Catalogue, type CatalogueKind, nodeOf, type SchemaNode } from './catalogue.ts';
import { checkObject } from './check-object.ts';
import { loadCatalogue } from './find-schema.ts';

const catalogues = [await loadCatalogue('strimzi-0.45.2'), await loadCatalogue('kubernetes')];
const kinds = catalogues.flatMap((catalogue) =>
  Object.values(catalogue.kinds).flatMap((ofVersion) => Object.values(ofVersion).map((kind) => ({ catalogue, kind }))),
);
const texts = ['1', '4g', 'ab', '500m', '100Gi', '10MiB/s', 'a-b', 'https://a.b/c', 'YWJj'];

/** An object of a kind that fits, with a random share of its fields. Deep fields are left out, as schemas may refer to themselves. */
function soundObject(catalogue: Catalogue, kind: CatalogueKind, random: () => number): Plain {
  const make = (node: SchemaNode, depth: number): Plain => {
    switch (node.type) {
      case undefined:
        return node.fields === undefined && node.items === undefined ? 'anything' : null;
      case 'object':
        return makeMap(node, depth);
      case 'array': {
        const item = node.items === undefined ? {} : nodeOf(catalogue, node.items);
        const length = Math.max(
          node.minItems ?? 0,
          depth > 12 ? 0 : Math.floor(random() * (node.keys === undefined ? 3 : 2)),
        );
        return Array.from({ length }, () => make(item, depth + 1));
      }
      case 'boolean':
        return random() < 0.5;
      case 'integer':
      case 'number':
        return node.minimum ?? Math.min(node.maximum ?? 7, 7);
      case 'int-or-string':
      case 'quantity':
        return random() < 0.5 ? 7 : '7';
      default:
        return textFor(node, random);
    }
  };
  const makeMap = (node: SchemaNode, depth: number): Plain => {
    const map: Record<string, Plain> = Object.create(null);
    const chosen = node.exactlyOne?.[Math.floor(random() * node.exactlyOne.length)];
    for (const [name, index] of Object.entries(node.fields ?? {})) {
      const must = node.required?.includes(name) === true || name === chosen;
      const may = node.exactlyOne?.includes(name) !== true && depth <= 12 && random() < 0.3;
      if (must || may) map[name] = make(nodeOf(catalogue, index), depth + 1);
    }
    if (node.values !== undefined && random() < 0.5) map['any.key'] = make(nodeOf(catalogue, node.values), depth + 1);
    if (node.free === true) map.free = { a: [1, null] };
    return map;
  };
  return make(nodeOf(catalogue, kind.root), 0);
}

function textFor(node: SchemaNode, random: () => number): Plain {
  if (node.enum !== undefined) return node.enum[Math.floor(random() * node.enum.length)] ?? '';
  if (node.format === 'date-time') return '2026-01-31T12:00:00Z';
  if (node.format === 'byte') return 'YWJj';
  const { pattern } = node;
  return texts.find((text) => pattern === undefined || new RegExp(pattern).test(text)) ?? '';
}

const anyKind = fc.constantFrom(...kinds);
const randomness = fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }));

test('an object made from a schema fits it', () => {
  fc.assert(
    fc.property(anyKind, randomness, ({ catalogue, kind }, stream) => {
      const object = soundObject(catalogue, kind, () => stream.next().value);
      expect(checkObject(object, kind, catalogue)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a field that no schema has is one fault at its key, wherever it stands', () => {
  fc.assert(
    fc.property(anyKind, randomness, fc.nat(), ({ catalogue, kind }, stream, pick) => {
      const object = soundObject(catalogue, kind, () => stream.next().value);
      const places = closedMaps(object, nodeOf(catalogue, kind.root), catalogue);
      const place = places[pick % places.length];
      if (place === undefined) throw new Error('the root is a closed map');
      place.map['no such field'] = 1;
      const faults = checkObject(object, kind, catalogue);
      expect(faults).toMatchObject([{ route: [...place.route, 'no such field'], at: 'key', keyword: 'unknown-field' }]);
    }),
    { numRuns: 200 },
  );
});

interface Place {
  readonly map: Record<string, Plain>;
  readonly route: (string | number)[];
}

/** The maps of an object that take only the fields their schema names. */
function closedMaps(value: Plain, node: SchemaNode, catalogue: Catalogue, route: (string | number)[] = []): Place[] {
  if (Array.isArray(value) && node.items !== undefined) {
    const item = nodeOf(catalogue, node.items);
    return value.flatMap((child, index) => closedMaps(child, item, catalogue, [...route, index]));
  }
  if (value === null || typeof value !== 'object' || node.type !== 'object') return [];
  const map = value as Record<string, Plain>;
  const own = node.values === undefined && node.free !== true ? [{ map, route }] : [];
  const below = Object.entries(map).flatMap(([key, child]) => {
    const index = node.fields?.[key] ?? node.values;
    return index === undefined ? [] : closedMaps(child, nodeOf(catalogue, index), catalogue, [...route, key]);
  });
  return [...own, ...below];
}
