import { describe, expect, test } from 'vitest';
import { compare, operationsFor, pointer } from './difference.ts';

const nothing = (): boolean => false;

describe('operations that lead to what runs', () => {
  test('what is missing, what is more and what is other', () => {
    const given = { spec: { heap: '2g', rack: true, config: { a: 1 } } };
    const runs = { spec: { heap: '4g', config: { a: 1, 'b.c': 2 }, 'x/y~z': { deep: [] } } };
    expect(operationsFor(compare(given, runs, nothing).differences)).toEqual([
      { op: 'replace', path: '/spec/heap', value: '4g' },
      { op: 'remove', path: '/spec/rack' },
      { op: 'add', path: '/spec/config/b.c', value: 2 },
      { op: 'add', path: '/spec/x~1y~0z', value: { deep: [] } },
    ]);
  });

  test('entries of a list of maps one by one, other lists as a whole', () => {
    const given = { volumes: [{ id: 0, class: 'a' }, { id: 1 }], zones: ['a', 'b'], taints: [{ key: 'a' }] };
    const runs = { volumes: [{ id: 0 }, { id: 1 }], zones: ['b', 'a'], taints: [{ key: 'a' }, { key: 'b' }] };
    expect(operationsFor(compare(given, runs, nothing).differences)).toEqual([
      { op: 'remove', path: '/volumes/0/class' },
      { op: 'replace', path: '/zones', value: ['b', 'a'] },
      { op: 'replace', path: '/taints', value: [{ key: 'a' }, { key: 'b' }] },
    ]);
  });

  test('the order of keys is no difference, text for a number is', () => {
    expect(compare({ a: 1, b: 2 }, { b: 2, a: 1 }, nothing).differences).toEqual([]);
    expect(compare({ cpu: 4 }, { cpu: '4' }, nothing).differences).toHaveLength(1);
  });

  test('what may stay keeps the maps around it, and nothing beside it', () => {
    const given = { template: { pod: { grace: 120 }, budget: { maxUnavailable: 1 } } };
    const { differences, additions } = compare(given, {}, (route) => route.at(-1) === 'maxUnavailable');
    expect(differences.map(({ route }) => pointer(route))).toEqual(['/template/pod']);
    expect(additions.map(({ route }) => pointer(route))).toEqual(['/template/budget/maxUnavailable']);
  });
});
