import { describe, expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { strimziRelease } from '../releases.ts';
import type { ClusterStand } from './step.ts';
import { stepFaults } from './step-faults.ts';
import { storageChange } from './storage-change.ts';
import { wayOf } from './way.ts';

function stand(release: string, annotations: Plain, spec: Plain, pools: readonly Plain[] = []): ClusterStand {
  const known = strimziRelease(release);
  if (known === undefined) throw new Error(release);
  return { kafka: { metadata: { name: 'c', annotations }, spec }, pools, release: known };
}

const pool = (name: string, replicas: number, ...roles: readonly string[]): Plain => ({
  metadata: { name, labels: { 'strimzi.io/cluster': 'c' } },
  spec: { replicas, roles },
});

const zookeeper = { zookeeper: {} };
const kraft = (value: string): Plain => ({ 'strimzi.io/node-pools': 'enabled', 'strimzi.io/kraft': value });

describe('where a cluster is', () => {
  test.each([
    ['without annotations', '0.45.2', {}, zookeeper, 'zookeeper'],
    ['pools that are turned off', '0.45.2', { 'strimzi.io/node-pools': 'disabled' }, zookeeper, 'zookeeper'],
    ['pools', '0.45.2', { 'strimzi.io/node-pools': 'enabled' }, zookeeper, 'pools'],
    ['pools, KRaft turned off', '0.45.2', kraft('disabled'), zookeeper, 'pools'],
    ['in capitals', '0.45.2', kraft('Migration'), zookeeper, 'migration'],
    ['on its way back', '0.45.2', kraft('rollback'), zookeeper, 'rollback'],
    ['KRaft beside ZooKeeper', '0.45.2', kraft('enabled'), zookeeper, 'enabled'],
    ['KRaft', '0.45.2', kraft('enabled'), {}, 'kraft'],
    ['a release that knows no other', '1.2.0', {}, {}, 'kraft'],
  ])('%s', (_name, release, annotations, spec, way) => {
    expect(wayOf(stand(release, annotations, spec))).toBe(way);
  });
});

describe('pools', () => {
  const at = (...pools: readonly Plain[]) => stand('1.2.0', {}, { kafka: {} }, pools);
  const told = (before: ClusterStand, after: ClusterStand) => stepFaults(before, after).map((one) => one.what);
  const [controllers, brokers] = [pool('controllers', 3, 'controller'), pool('brokers', 3, 'broker')];

  test('stay, grow, and come', () => {
    const after = at(controllers, pool('brokers', 5, 'broker'), pool('more', 3, 'broker'));
    expect(told(at(controllers, brokers), after)).toEqual([]);
  });

  test('go when they are empty', () => {
    expect(told(at(controllers, brokers, pool('old', 0, 'broker')), at(controllers, brokers))).toEqual([]);
    expect(told(at(controllers, brokers, pool('old', 1, 'broker')), at(controllers, brokers))).toEqual(['pool-gone']);
    expect(told(at(controllers, brokers), at(brokers))).toEqual(['pool-gone']);
  });

  test('another name is a rename where the roles are the same', () => {
    expect(told(at(controllers, brokers), at(controllers, pool('b', 3, 'broker')))).toEqual(['pool-renamed']);
    expect(told(at(controllers, brokers), at(controllers, pool('b', 3, 'broker', 'controller')))).toEqual([
      'pool-gone',
    ]);
  });

  test('a rollback takes controllers along', () => {
    const before = stand('0.45.2', kraft('rollback'), zookeeper, [pool('kafka', 3, 'broker'), controllers]);
    const then = (...pools: readonly Plain[]) => stand('0.45.2', kraft('disabled'), zookeeper, pools);
    expect(told(before, then(pool('kafka', 3, 'broker')))).toEqual([]);
    expect(told(before, then())).toEqual(['pool-gone']);
  });

  test('controllers come with the migration', () => {
    const before = stand('0.45.2', kraft('disabled'), zookeeper, [pool('kafka', 3, 'broker')]);
    const after = stand('0.45.2', kraft('migration'), zookeeper, [pool('kafka', 3, 'broker'), controllers]);
    expect(told(before, after)).toEqual([]);
  });

  test('of a resource that says nothing of brokers there is nothing to compare', () => {
    const before = stand('0.45.2', {}, { zookeeper: {}, kafka: {} });
    const after = stand('0.45.2', kraft('disabled'), zookeeper, [pool('kafka', 3, 'broker')]);
    expect(told(before, after)).toEqual([]);
  });
});

describe('versions', () => {
  const at = (version: Plain, metadataVersion?: Plain, config: Plain = {}) =>
    stand('0.45.2', kraft('enabled'), {
      kafka: { version, config, ...(metadataVersion === undefined ? {} : { metadataVersion }) },
    });
  const told = (before: ClusterStand, after: ClusterStand) => stepFaults(before, after).map((one) => one.what);

  test('without a metadata version it is that of Kafka', () => {
    expect(told(at('3.9.2'), at('3.8.1'))).toEqual(['version-below-metadata']);
    expect(told(at('3.9.2', '3.8'), at('3.8.1', '3.8'))).toEqual([]);
  });

  test('the format follows a protocol that is given', () => {
    const zk = (version: string, config: Plain) => stand('0.45.2', {}, { kafka: { version, config }, ...zookeeper });
    const held = { 'inter.broker.protocol.version': '3.8' };
    expect(told(zk('3.9.2', held), zk('3.8.1', held))).toEqual([]);
    expect(told(zk('3.9.2', {}), zk('3.8.1', {}))).toEqual(['version-below-protocol']);
    const format = { ...held, 'log.message.format.version': '3.9' };
    expect(told(zk('3.9.2', format), zk('3.8.1', format))).toEqual(['version-below-protocol']);
  });

  test('what Kafka does not know is told elsewhere', () => {
    expect(told(at('3.9.2', 'latest'), at('3.8.1', 'latest'))).toEqual([]);
    expect(told(at('9.9.9'), at('9.8.0'))).toEqual([]);
    expect(told(at(null), at('3.9.2'))).toEqual([]);
  });

  test('metadata that a new Kafka reads no more', () => {
    const before = stand('0.47.0', kraft('enabled'), { kafka: { version: '3.9.1', metadataVersion: '3.3-IV0' } });
    const after = stand('0.47.0', kraft('enabled'), { kafka: { version: '4.0.0', metadataVersion: '3.3-IV0' } });
    expect(stepFaults(before, after)).toMatchObject([{ what: 'metadata-too-old', oldest: '3.3-IV3' }]);
  });
});

test('disks: what is left out on both sides is the same', () => {
  expect(storageChange({ type: 'persistent-claim', size: '1Gi' }, { type: 'persistent-claim', size: '1Gi' })).toEqual(
    [],
  );
  expect(storageChange({ type: 'ephemeral' }, { type: 'ephemeral', sizeLimit: '1Gi' })).toEqual([]);
  expect(storageChange(undefined, { type: 'ephemeral' })).toHaveLength(1);
});
