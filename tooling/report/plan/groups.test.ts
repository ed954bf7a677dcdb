import { expect, test } from 'vitest';
import { baseChange, resize } from '../../../test/support/sample-plans.ts';
import type { ClusterPlan, FleetPlan, PlannedEffect } from '../../plan/plan.ts';
import type { Origin } from '../../source/node.ts';
import { groupsOf } from './groups.ts';
import { formatPlanPretty } from './pretty.ts';

function cluster(id: string, changes: Partial<PlannedEffect>): ClusterPlan {
  const [one] = resize.clusters;
  const [effect] = one?.effects ?? [];
  if (one === undefined || effect === undefined) throw new Error('There is no sample.');
  return {
    ...one,
    id,
    fields: [],
    rolls: [],
    objects: [],
    effects: [{ ...effect, subject: 'pool', changes: [], ...changes } as PlannedEffect],
  };
}

function groups(...clusters: readonly ClusterPlan[]): readonly (readonly string[])[] {
  const plan: FleetPlan = { ...resize, clusters };
  return groupsOf(plan).map((one) => one.ids);
}

const says = (text: string): Partial<PlannedEffect> => ({ says: text });

test('the name of a cluster does not tell plans apart, wherever it stands in backticks', () => {
  expect(
    groups(
      cluster('hz/a', says('Pod `a-brokers-0` of `kafka/a` goes.')),
      cluster('hz/b', says('Pod `b-brokers-0` of `kafka/b` goes.')),
    ),
  ).toEqual([['hz/a', 'hz/b']]);
});

test('everything else does', () => {
  const one = cluster('hz/a', says('It goes.'));
  for (const other of [
    cluster('hz/b', says('It stays.')),
    cluster('hz/b', { ...says('It goes.'), risk: 'outage' }),
    cluster('hz/b', { ...says('It goes.'), first: ['Wait.'] }),
    cluster('hz/b', {
      ...says('It goes.'),
      accepted: { reason: 'agreed', origin: { file: { path: 'x', text: '' }, start: 0, end: 0 } },
    }),
    { ...cluster('hz/b', says('It goes.')), storage: '1 × 1Gi' },
    { ...cluster('hz/b', says('It goes.')), change: 'new' as const },
  ])
    expect(groups(one, other)).toHaveLength(2);
});

test('a name that is a word of the sentence stays one', () => {
  const [group] = groupsOf({
    ...resize,
    clusters: ['kafka', 'orders'].map((name) => cluster(`hz/${name}`, says(`The kafka of \`${name}-x\` goes.`))),
  });
  expect(group?.ids).toEqual(['hz/kafka', 'hz/orders']);
  expect(group?.plan.effects[0]?.says).toBe('The kafka of `<cluster>-x` goes.');
});

test('a name within another name is not replaced', () => {
  expect(
    groups(cluster('hz/a', says('`data.a-b`, `my-a` and `ab`')), cluster('hz/b', says('`data.b-b`, `my-b` and `bb`'))),
  ).toHaveLength(2);
});

test('the worst comes first', () => {
  expect(groups(cluster('hz/a', says('a')), cluster('hz/b', { ...says('b'), risk: 'outage' }))).toEqual([
    ['hz/b'],
    ['hz/a'],
  ]);
});

test('a place that only one has says how many others there are', () => {
  const place = (path: string): readonly Origin[] => [{ file: { path, text: '' }, start: 0, end: 0 }];
  const own = ['a', 'b', 'c'].map((name) =>
    cluster(`hz/${name}`, { says: 'It goes.', origins: place(`clusters/hz/${name}.yaml`) }),
  );
  expect(formatPlanPretty({ ...resize, clusters: own }, { color: false })).toContain(
    'clusters/hz/a.yaml:1:1, likewise in 2 more files',
  );
  const shared = ['a', 'b', 'c'].map((name) =>
    cluster(`hz/${name}`, { says: 'It goes.', origins: place('base/x.yaml') }),
  );
  expect(formatPlanPretty({ ...resize, clusters: shared }, { color: false })).not.toContain('likewise');
});

test('a thousand clusters are grouped in no time', () => {
  const plan = baseChange(1000);
  const start = performance.now();
  expect(groupsOf(plan)).toHaveLength(2);
  expect(performance.now() - start).toBeLessThan(5000);
});
