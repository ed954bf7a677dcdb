import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromPlain, type Origin, type Plain, toPlain, type YamlMap } from '../source/node.ts';
import { mergeMaps, withDefaults } from './merge.ts';

const originOf = (path: string): Origin => ({ file: { path, text: '' }, start: 0, end: 0 });

function mapOf(plain: Plain, path: string): YamlMap {
  const node = fromPlain(plain, originOf(path));
  if (node.kind !== 'map') throw new Error('not a map');
  return node;
}

/** A key is a map in all layers or in none, as in files that fit their schema. */
const { map } = fc.letrec<{ map: { readonly [key: string]: Plain } }>((tie) => ({
  map: fc.record(
    {
      a: fc.oneof(fc.integer(), fc.constant(null), fc.array(fc.integer(), { maxLength: 2 })),
      b: fc.integer(),
      m: fc.option(tie('map'), { nil: {}, depthSize: 'small' }),
      n: fc.constant({ x: 1 }),
    },
    { requiredKeys: [] },
  ),
}));

const merged = (under: Plain, over: Plain): Plain => toPlain(mergeMaps(mapOf(under, 'under'), mapOf(over, 'over')));

describe('merging', () => {
  test('with itself or with nothing changes nothing', () => {
    fc.assert(
      fc.property(map, (one) => {
        expect(merged(one, one)).toEqual(one);
        expect(merged(one, {})).toEqual(one);
        expect(merged({}, one)).toEqual(one);
      }),
    );
  });

  test('in any grouping gives the same', () => {
    fc.assert(
      fc.property(map, map, map, (a, b, c) => {
        expect(merged(merged(a, b), c)).toEqual(merged(a, merged(b, c)));
      }),
    );
  });

  test('keeps where each value was written', () => {
    const node = mergeMaps(mapOf({ a: { x: 1, y: 1 }, l: [1] }, 'profile'), mapOf({ a: { y: 2 }, l: [2] }, 'file'));
    const at = (...route: string[]): string | undefined => {
      let entry = { value: node as YamlMap | ReturnType<typeof fromPlain> };
      for (const key of route) entry = (entry.value as YamlMap).entries.get(key) ?? entry;
      return entry.value.origin.file.path;
    };
    expect([at('a', 'x'), at('a', 'y'), at('l')]).toEqual(['profile', 'file', 'file']);
    expect(toPlain(node)).toEqual({ a: { x: 1, y: 2 }, l: [2] });
  });
});

test('defaults fill in what nobody wrote, and null is written', () => {
  const node = withDefaults(
    mapOf({ a: 1, m: { x: 1 }, n: null }, 'file'),
    { a: 2, m: { x: 2, y: 2 }, n: 3, z: 4, u: undefined },
    originOf('default'),
  );
  expect(toPlain(node)).toEqual({ a: 1, m: { x: 1, y: 2 }, n: null, z: 4 });
  expect(node.entries.get('z')?.value.origin.file.path).toBe('default');
});
