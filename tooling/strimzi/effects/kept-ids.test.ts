import { expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { strimziRelease } from '../releases.ts';
import type { ClusterStand } from '../steps/step.ts';
import { withKeptIds } from './kept-ids.ts';
import { nodesOf } from './nodes.ts';

function stand(release: string, pools: readonly Plain[], kafka: Plain = {}, annotations: Plain = {}): ClusterStand {
  const known = strimziRelease(release);
  if (known === undefined) throw new Error(release);
  return { kafka: { metadata: { name: 'c', annotations }, spec: { kafka } }, pools, release: known };
}

const pool = (name: string, replicas: number, ...roles: readonly string[]): Plain => ({
  metadata: { name, labels: { 'strimzi.io/cluster': 'c' } },
  spec: { replicas, roles },
});

const idsIn = (one: ClusterStand): Readonly<Record<string, readonly number[]>> => {
  const ids: Record<string, number[]> = {};
  for (const { pool: name = '', id } of nodesOf(one)) ids[name] = [...(ids[name] ?? []), id];
  return ids;
};

test('nodes that run keep their ids when another pool grows', () => {
  const quorum = pool('controllers', 3, 'controller');
  const [before, after] = withKeptIds(
    stand('1.2.0', [pool('brokers', 3, 'broker'), quorum]),
    stand('1.2.0', [pool('a', 2, 'broker'), pool('brokers', 5, 'broker'), quorum]),
  );
  expect(idsIn(before)).toEqual({ brokers: [0, 1, 2], controllers: [3, 4, 5] });
  expect(idsIn(after)).toEqual({ a: [6, 7], brokers: [0, 1, 2, 8, 9], controllers: [3, 4, 5] });
});

test('a status that is there stays', () => {
  const known = { ...(pool('brokers', 3, 'broker') as object), status: { nodeIds: [10, 11, 12], roles: ['broker'] } };
  const [, after] = withKeptIds(stand('1.2.0', [known]), stand('1.2.0', [pool('brokers', 2, 'broker')]));
  expect(idsIn(after)).toEqual({ brokers: [10, 11] });
});

test('pool `kafka` has the ids of the brokers without pools', () => {
  const [, after] = withKeptIds(
    stand('0.45.2', [], { replicas: 3 }),
    stand('0.45.2', [pool('kafka', 4, 'broker'), pool('a', 1, 'broker')], {}, { 'strimzi.io/node-pools': 'enabled' }),
  );
  expect(idsIn(after)).toEqual({ a: [3], kafka: [0, 1, 2, 4] });
});
