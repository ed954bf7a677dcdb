import { expect, test } from 'vitest';
import { readIdRanges } from './node-id-range.ts';
import { assignNodeIds, duplicateId, type IdRequest } from './node-ids.ts';

/** What a pool asks for: nodes, ids it has, ids wished for. */
interface Wish {
  readonly nodes: number;
  readonly has?: readonly number[];
  readonly next?: string;
  readonly remove?: string;
}

function request({ nodes, has, next = '', remove = '' }: Wish): IdRequest {
  return { replicas: nodes, current: has, next: readIdRanges(next) ?? [], remove: readIdRanges(remove) ?? [] };
}

/** From, below, to: `[a, b)`. */
const run = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, at) => from + at);

// The cases are those of the operator's own test of its assignor.
test.each<[what: string, pools: readonly Wish[], ids: readonly (readonly number[])[]]>([
  ['a new pool', [{ nodes: 3 }], [[0, 1, 2]]],
  ['a new pool with a wish', [{ nodes: 3, next: '[1000-1999]' }], [[1000, 1001, 1002]]],
  ['a wish for some of the nodes', [{ nodes: 5, next: '[1000-1002]' }], [[0, 1, 1000, 1001, 1002]]],
  ['no change', [{ nodes: 3, has: [0, 1, 2] }], [[0, 1, 2]]],
  ['no change, with gaps', [{ nodes: 3, has: [2, 3, 5] }], [[2, 3, 5]]],
  ['no change in spite of a wish', [{ nodes: 2, has: [8, 9], next: '[0-7]', remove: '[9]' }], [[8, 9]]],
  ['fewer nodes: the highest go', [{ nodes: 3, has: run(0, 5) }], [[0, 1, 2]]],
  ['fewer nodes, by a wish', [{ nodes: 3, has: run(0, 5), remove: '[1-3]' }], [[0, 3, 4]]],
  ['fewer nodes, by a wish downwards', [{ nodes: 3, has: run(0, 5), remove: '[3-1]' }], [[0, 1, 4]]],
  ['a wish for ids that are not there', [{ nodes: 3, has: run(0, 5), remove: '[1000-1999]' }], [[0, 1, 2]]],
  ['more nodes', [{ nodes: 5, has: [0, 1, 2] }], [[0, 1, 2, 3, 4]]],
  ['more nodes, by a wish', [{ nodes: 5, has: [0, 1, 2], next: '[1000-1999]' }], [[0, 1, 2, 1000, 1001]]],
  ['two new pools', [{ nodes: 3 }, { nodes: 3 }], [run(0, 3), run(3, 6)]],
  [
    'two wishes',
    [
      { nodes: 2, next: '[10-19]' },
      { nodes: 2, next: '[20-29]' },
    ],
    [run(10, 12), run(20, 22)],
  ],
  [
    'two pools that grow',
    [
      { nodes: 5, has: [0, 1, 2] },
      { nodes: 5, has: [3, 4, 5] },
    ],
    [
      [0, 1, 2, 6, 7],
      [3, 4, 5, 8, 9],
    ],
  ],
  [
    'two pools that shrink, by wishes',
    [
      { nodes: 3, has: run(0, 5), remove: '[3, 2, 1]' },
      { nodes: 3, has: run(5, 10), remove: '[6-8]' },
    ],
    [
      [0, 1, 4],
      [5, 8, 9],
    ],
  ],
  [
    'what one pool loses another does not get at once',
    [
      { nodes: 3, has: run(0, 5) },
      { nodes: 5, has: [5, 6, 7] },
    ],
    [run(0, 3), run(5, 10)],
  ],
  [
    'the other way round',
    [
      { nodes: 5, has: [0, 1, 2], next: '[1000-1999]' },
      { nodes: 3, has: run(3, 8), remove: '[5-8]' },
    ],
    [
      [0, 1, 2, 1000, 1001],
      [3, 4, 7],
    ],
  ],
  [
    'two pools with one wish share it',
    [
      { nodes: 2, next: '[5-9]' },
      { nodes: 2, next: '[5-9]' },
    ],
    [run(5, 7), run(7, 9)],
  ],
  [
    'a new pool goes around those that are there',
    [{ nodes: 3 }, { nodes: 2, has: [1, 3] }],
    [
      [0, 2, 4],
      [1, 3],
    ],
  ],
  ['no nodes', [{ nodes: 0 }, { nodes: 1 }], [[], [0]]],
  ['all nodes go', [{ nodes: 0, has: [0, 1] }], [[]]],
])('%s', (_what, pools, ids) => {
  expect(assignNodeIds(pools.map(request)).map((one) => one.ids)).toEqual(ids);
});

test.each([
  [[0, 2], 1],
  [[0, 1, 3, 4, 5], 2],
  [[0, 1, 2, 3, 5], 4],
  [[0, 5], 1],
  [[1], 0],
])('a new node of %j gets the lowest id that is free', (has, id) => {
  expect(assignNodeIds([request({ nodes: has.length + 1, has })])[0]?.added).toEqual([id]);
});

test('large clusters, with wishes', () => {
  const [down] = assignNodeIds([
    request({ nodes: 5000, has: run(0, 5002), remove: '[10000-19999, 4613, 1919, 1874]' }),
  ]);
  expect(down?.removed).toEqual([1919, 4613]);
  const [up] = assignNodeIds([request({ nodes: 5003, has: run(0, 5000), next: '[1000-1999, 6000, 7000, 8000]' })]);
  expect(up?.added).toEqual([6000, 7000, 8000]);
});

test('a wish for two thousand million ids is no work', () => {
  const all = '[0-2147483647, 2147483647-0]';
  expect(assignNodeIds([request({ nodes: 1, has: run(0, 5000), remove: all })])[0]?.ids).toEqual([4999]);
  expect(assignNodeIds([request({ nodes: 2, next: all })])[0]?.ids).toEqual([0, 1]);
});

test('an id that two nodes have is the fault of the pool that comes second', () => {
  const pools = [{ nodes: 3, has: [0, 1, 2] }, { nodes: 3, has: [2, 3, 4] }, { nodes: 1 }].map(request);
  expect(duplicateId(pools)).toEqual({ id: 2, pool: 1 });
  expect(duplicateId(pools.slice(1))).toBeUndefined();
  expect(duplicateId([request({ nodes: 2, has: [7, 7] })])).toEqual({ id: 7, pool: 0 });
});
