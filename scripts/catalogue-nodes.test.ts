import { expect, test } from 'vitest';
import type { Catalogue } from '../tooling/schema/catalogue.ts';
import { NodeTable, printCatalogue } from './catalogue-nodes.ts';

test('equal nodes get one index, in whatever order their fields were named', () => {
  const table = new NodeTable();
  const text = table.add({ type: 'string' });
  const one = table.add({ type: 'object', fields: { a: text, b: text }, required: ['a'] });
  const other = table.add({ required: ['a'], fields: { b: text, a: text }, type: 'object' });
  expect(other).toBe(one);
  expect(table.nodes).toHaveLength(2);
});

test('a node is adopted with all below it', () => {
  const nodes = [
    { type: 'string' },
    { type: 'array', items: 0 },
    { type: 'object', fields: { a: 1 }, values: 0 },
  ] as const;
  const from: Catalogue = { name: 'a test', nulls: 'zero', kinds: {}, nodes };
  const table = new NodeTable();
  table.add({ type: 'boolean' });
  const index = table.add(table.nodes[table.adopt(from, 2)] ?? {});
  expect(table.nodes[index]).toEqual({ type: 'object', fields: { a: 2 }, values: 1 });
});

test('a printed catalogue is JSON with one node a line', () => {
  const catalogue: Catalogue = {
    name: 'a test',
    nulls: 'zero',
    kinds: { v1: { B: { root: 1, namespaced: true }, A: { root: 0, namespaced: false } } },
    nodes: [{ type: 'string' }, { type: 'array', items: 0 }],
  };
  const text = printCatalogue(catalogue);
  expect(JSON.parse(text)).toEqual(catalogue);
  expect(text).toMatchInlineSnapshot(`
    "{
    "name": "a test",
    "nulls": "zero",
    "kinds": {
    "v1": {"A":{"root":0,"namespaced":false},"B":{"root":1,"namespaced":true}}
    },
    "nodes": [
    {"type":"string"},
    {"type":"array","items":0}
    ]
    }
    "
  `);
});
