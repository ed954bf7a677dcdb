import { describe, expect, test } from 'vitest';
import type { Plain } from '../../source/node.ts';
import { type StrimziRelease, strimziRelease } from '../releases.ts';
import { poolFaults } from './pool-faults.ts';

const old = strimziRelease('0.45.2') ?? expect.fail('the release is known');
const today = strimziRelease('1.2.0') ?? expect.fail('the release is known');

type Spec = Readonly<Record<string, Plain>>;

const volume = (id: number, more: Spec = {}): Plain => ({ id, type: 'persistent-claim', size: '1Gi', ...more });
const jbod = (...volumes: readonly Plain[]): Spec => ({ type: 'jbod', volumes });

function pool(name: string, role: string, spec: Spec = {}, rest: Spec = {}, metadata: Spec = {}): Plain {
  return {
    metadata: { name, labels: { 'strimzi.io/cluster': 'orders' }, ...metadata },
    spec: { replicas: 3, roles: [role], storage: jbod(volume(0)), ...spec },
    ...rest,
  };
}

const controllers = pool('c', 'controller');
const brokers = pool('b', 'broker');
const enabled = { 'strimzi.io/kraft': 'enabled', 'strimzi.io/node-pools': 'enabled' };

interface Case {
  readonly release?: StrimziRelease;
  readonly kafka?: Spec;
  readonly spec?: Spec;
  readonly annotations?: Spec;
  readonly pools?: readonly Plain[];
}

function faults({
  release = today,
  kafka = {},
  spec = {},
  annotations = enabled,
  pools = [controllers, brokers],
}: Case) {
  return poolFaults({ metadata: { name: 'orders', annotations }, spec: { kafka, ...spec } }, pools, release);
}

/** `roles-missing refused 1 spec.roles`. */
function told(one: Case): readonly string[] {
  return faults(one).map(({ what, effect, pool: at, route }) =>
    [what, effect, at ?? '-', route.join('.')].join(' ').trim(),
  );
}

test('a sound cluster', () => {
  expect(told({})).toEqual([]);
  expect(told({ release: old })).toEqual([]);
  expect(told({ kafka: { version: '4.3.1', metadataVersion: '4.3' } })).toEqual([]);
});

describe('which nodes there are', () => {
  test('no pools, none of this cluster, and none with nodes', () => {
    const missing = ['pools-missing refused -'];
    expect(told({ pools: [] })).toEqual(missing);
    expect(told({ pools: [pool('a', 'broker', {}, {}, { labels: {} })] })).toEqual(missing);
    expect(told({ pools: [pool('a', 'broker', { replicas: 0 })] })).toEqual(missing);
    expect(faults({ pools: [] })[0]?.says).toBe('Kafka `orders` has no node pools');
    expect(faults({ pools: [pool('a', 'broker', { replicas: 0 })] })[0]?.says).toBe(
      'All node pools of Kafka `orders` have 0 nodes',
    );
  });

  test('a pool without roles counts for none', () => {
    expect(told({ pools: [brokers, pool('x', 'none'), controllers] })).toEqual(['roles-missing refused 1 spec.roles']);
    expect(told({ pools: [pool('x', 'broker', { roles: [] }), controllers] })).toEqual([
      'roles-missing refused 0 spec.roles',
      'broker-missing refused -',
    ]);
  });

  test('no broker, no controller, and none with a node', () => {
    expect(told({ pools: [controllers] })).toEqual(['broker-missing refused -']);
    expect(told({ pools: [brokers] })).toEqual(['controller-missing refused -']);
    expect(told({ pools: [controllers, pool('b', 'broker', { replicas: 0 })] })).toEqual(['broker-missing refused -']);
    expect(told({ pools: [pool('all', 'broker', { roles: ['broker', 'controller'] })] })).toEqual([]);
  });

  test('an even number of controllers', () => {
    const count = (replicas: number) => faults({ pools: [pool('c', 'controller', { replicas }), brokers] });
    expect(count(2).map((one) => one.says)).toEqual(['The cluster has 2 controllers and stops when one of them does']);
    expect(count(4).map((one) => one.says)).toEqual([
      'The cluster has 4 controllers, which outlive no more failures than 3',
    ]);
    expect(count(5)).toEqual([]);
    expect(told({ pools: [pool('c', 'controller', { replicas: 1 }), controllers, brokers] })).toEqual([
      'controllers-even warned 0 spec.replicas',
    ]);
  });

  test('a single node without a disk', () => {
    const one = (role: string, storage: Spec) => pool(role, role, { replicas: 1, storage });
    const ephemeral = { type: 'ephemeral' };
    expect(told({ pools: [one('broker', ephemeral), controllers] })).toEqual([
      'broker-ephemeral warned 0 spec.storage.type',
    ]);
    expect(told({ pools: [brokers, one('controller', jbod({ id: 0, type: 'ephemeral' }))] })).toEqual([
      'controller-ephemeral warned 1 spec.storage.type',
    ]);
    expect(told({ pools: [pool('b', 'broker', { storage: ephemeral }), controllers] })).toEqual([]);
  });
});

describe('node ids', () => {
  const ids = (...nodeIds: readonly number[]) => ({ status: { nodeIds } });
  const wish = (text: string, name = 'strimzi.io/next-node-ids') => ({
    labels: { 'strimzi.io/cluster': 'orders' },
    annotations: { [name]: text },
  });

  test('two nodes with one id', () => {
    const pools = [pool('c', 'controller', {}, ids(2, 3, 4)), pool('b', 'broker', {}, ids(0, 1, 2))];
    expect(told({ pools })).toEqual(['id-twice refused 0 status.nodeIds']);
    expect(faults({ pools })[0]?.says).toBe('Node pool `c` has node id 2 in its status, and so has a node before it');
  });

  test('wishes that cannot be read', () => {
    const at = (metadata: Spec) => told({ pools: [controllers, pool('b', 'broker', {}, {}, metadata)] });
    expect(at(wish('0-9'))).toEqual(['ids-unreadable ignored 1 metadata.annotations.strimzi.io/next-node-ids']);
    expect(at(wish('[]'))).toEqual(['ids-unreadable ignored 1 metadata.annotations.strimzi.io/next-node-ids']);
    expect(at(wish('x', 'strimzi.io/remove-node-ids'))).toEqual([
      'ids-unreadable ignored 1 metadata.annotations.strimzi.io/remove-node-ids',
    ]);
    expect(at(wish('[10-12]'))).toEqual([]);
  });

  test('wishes for fewer ids than nodes, or for those of another pool', () => {
    const few = faults({ pools: [controllers, pool('b', 'broker', {}, {}, wish('[10, 11]'))] });
    expect(few.map((one) => one.says)).toEqual([
      '`strimzi.io/next-node-ids` of node pool `b` has too few free ids, so a node gets id 0',
    ]);
    const same = [pool('c', 'controller', {}, {}, wish('[0-2]')), pool('b', 'broker', {}, {}, wish('[0-2]'))];
    expect(told({ pools: same })).toEqual(['ids-too-few ignored 0 metadata.annotations.strimzi.io/next-node-ids']);
    const there = [pool('c', 'controller', {}, ids(0, 1, 2)), pool('b', 'broker', {}, ids(3, 4, 5), wish('[9]'))];
    expect(told({ pools: there })).toEqual([]);
  });
});

describe('disks', () => {
  const disks = (storage: Plain, more: Case = {}) =>
    told({ ...more, pools: [controllers, pool('b', 'broker', { storage })] });

  test('are refused without what they need', () => {
    expect(disks(null)).toEqual(['storage-missing refused 1 spec.storage']);
    expect(disks({ type: 'persistent-claim' })).toEqual(['size-missing refused 1 spec.storage.size']);
    expect(disks({ type: 'jbod' })).toEqual(['volumes-missing refused 1 spec.storage.volumes']);
    expect(disks(jbod({ id: 0, type: 'persistent-claim' }))).toEqual([
      'size-missing refused 1 spec.storage.volumes.0.size',
    ]);
    expect(disks(jbod({ type: 'persistent-claim', size: '1Gi' }))).toEqual([
      'volume-id-missing refused 1 spec.storage.volumes.0.id',
    ]);
  });

  test('are dropped where two volumes are one', () => {
    expect(disks(jbod(volume(0), volume(1), volume(1)))).toEqual([
      'volume-id-twice ignored 1 spec.storage.volumes.2.id',
    ]);
    const both = [volume(0, { kraftMetadata: 'shared' }), volume(1, { kraftMetadata: 'shared' })];
    expect(disks(jbod(...both))).toEqual(['metadata-volume-twice ignored 1 spec.storage.volumes.1.kraftMetadata']);
  });

  test('several need metadata of Kafka 3.7', () => {
    const two = jbod(volume(0), volume(1));
    expect(disks(two, { kafka: { metadataVersion: '3.6' } })).toEqual([
      'metadata-version-behind warned - spec.kafka.metadataVersion',
      'jbod-too-early refused 1 spec.storage.volumes',
    ]);
    expect(disks(two)).toEqual([]);
    expect(disks(jbod(volume(0)), { kafka: { metadataVersion: '3.6' } })).toEqual([
      'metadata-version-behind warned - spec.kafka.metadataVersion',
    ]);
    // The operator compares two numbers, although Kafka has it from 3.7-IV2 on.
    expect(disks(two, { kafka: { metadataVersion: '3.7-IV0' } })).toEqual([
      'metadata-version-behind warned - spec.kafka.metadataVersion',
    ]);
  });
});

test('resources of a pool, and up to 0.51 those that it takes over', () => {
  const above = { requests: { cpu: '4', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } };
  const pools = [controllers, pool('b', 'broker', { resources: above })];
  expect(told({ pools })).toEqual(['resources-refused refused 1 spec.resources.requests.cpu']);
  expect(faults({ pools })[0]?.says).toBe('In node pool `b` the request of CPU is 4, above the limit of 2');
  const none = { resources: { limits: { memory: '0' }, requests: { memory: '-1' } } };
  expect(told({ pools: [controllers, pool('b', 'broker', none)] })).toEqual([
    'resources-refused refused 1 spec.resources.requests.memory',
    'resources-refused refused 1 spec.resources.limits.memory',
  ]);
  expect(told({ kafka: { resources: above } })).toEqual([]);
  expect(told({ release: old, kafka: { resources: above } })).toEqual([
    'resources-refused refused - spec.kafka.resources.requests.cpu',
  ]);
});

test('labels of the operator', () => {
  const labels = { 'strimzi.io/cluster': 'orders', 'strimzi.io/cluster-tier': 'x', 'strimzi.io/pool': 'y', team: 'z' };
  expect(told({ pools: [controllers, pool('b', 'broker', {}, {}, { labels })] })).toEqual([
    'label-reserved refused 1 metadata.labels.strimzi.io/pool',
  ]);
});

describe('versions of metadata', () => {
  const version = (metadataVersion: string, kafka = '4.3.1') =>
    faults({ kafka: { version: kafka, metadataVersion } }).map(({ says, remedy, effect }) => [
      effect,
      `${says}; ${remedy}.`,
    ]);

  test.each([
    ['latest', 'refused', 'Metadata version `latest` is no version; set one from `3.3-IV3` to `4.3-IV0`.'],
    ['4.2-IV7', 'refused', 'Metadata version `4.2-IV7` is none that Kafka has; set one from `3.3-IV3` to `4.3-IV0`.'],
    ['3.2', 'refused', 'Metadata version `3.2` is too old; set one from `3.3-IV3` to `4.3-IV0`.'],
    ['4.4', 'ignored', 'Metadata version `4.4` is newer than Kafka 4.3.1; set `4.3-IV0` at most.'],
    [
      '4.2',
      'warned',
      'Metadata version `4.2` is older than Kafka 4.3.1: an upgrade is not finished; set `4.3-IV0` when no way back is needed.',
    ],
  ])('%s', (text, effect, sentence) => {
    expect(version(text)).toEqual([[effect, sentence]]);
  });

  test('of an older Kafka, or of the release', () => {
    expect(version('4.3', '4.2.0')).toEqual([
      ['ignored', 'Metadata version `4.3` is newer than Kafka 4.2.0; set `4.2-IV1` at most.'],
    ]);
    expect(version('4.2-IV0', '4.2.0')).toEqual([]);
    expect(told({ kafka: { metadataVersion: '4.4' } })).toEqual([
      'metadata-version-newer ignored - spec.kafka.metadataVersion',
    ]);
  });
});

test('settings that mean something with ZooKeeper only', () => {
  const config = { 'inter.broker.protocol.version': '3.9', 'log.message.format.version': '3.9' };
  const expected = Object.keys(config).map((key) => `setting-without-zookeeper warned - spec.kafka.config.${key}`);
  expect(told({ kafka: { config } })).toEqual(expected);
  expect(told({ release: old, kafka: { config } })).toEqual(expected);
});

describe('0.45', () => {
  const zookeeper = { zookeeper: { replicas: 3 } };
  const only = { 'strimzi.io/node-pools': 'enabled' };
  const brokersOnly = [pool('kafka', 'broker')];

  test('pools that nobody looks at', () => {
    const one = { release: old, spec: zookeeper, annotations: {}, pools: brokersOnly };
    expect(told(one)).toEqual(['pools-not-enabled ignored 0']);
    expect(faults(one)[0]?.remedy).toBe('set the annotation `strimzi.io/node-pools: enabled` on the Kafka resource');
    expect(told({ ...one, pools: [] })).toEqual([]);
  });

  test('KRaft needs pools to be turned on', () => {
    const at = 'metadata.annotations.strimzi.io/node-pools';
    expect(told({ release: old, annotations: { 'strimzi.io/kraft': 'enabled' } })).toEqual([
      `pools-not-enabled refused - ${at}`,
    ]);
  });

  test('0.46 and 0.47 need both annotations, later releases none', () => {
    const at = (release: string) => told({ release: { ...today, release }, annotations: {} });
    const both = [
      'pools-not-enabled refused - metadata.annotations.strimzi.io/node-pools',
      'kraft-not-enabled refused - metadata.annotations.strimzi.io/kraft',
    ];
    expect([at('0.46.0'), at('0.47.0'), at('0.48.0'), at('1.2.0')]).toEqual([both, both, [], []]);
  });

  test('pools beside ZooKeeper have brokers alone', () => {
    const one = { release: old, spec: zookeeper, annotations: only };
    expect(told({ ...one, pools: brokersOnly })).toEqual([]);
    expect(told({ ...one, pools: [...brokersOnly, controllers] })).toEqual([
      'controller-with-zookeeper refused 1 spec.roles',
    ]);
    expect(told({ ...one, spec: {}, pools: brokersOnly })).toEqual(['zookeeper-missing refused - spec.zookeeper']);
    const metadata = pool('kafka', 'broker', { storage: jbod(volume(0, { kraftMetadata: 'shared' })) });
    expect(told({ ...one, pools: [metadata] })).toEqual([
      'metadata-without-kraft warned 0 spec.storage.volumes.0.kraftMetadata',
    ]);
  });

  test('a migration needs controllers, and one version for all three', () => {
    const annotations = { ...only, 'strimzi.io/kraft': 'migration' };
    const one = { release: old, spec: zookeeper, annotations };
    expect(told({ ...one, pools: brokersOnly })).toEqual(['controller-missing refused -']);
    expect(told({ ...one, pools: [...brokersOnly, controllers] })).toEqual([]);
    const config = (text: string) => ({ version: '3.9.2', config: { 'inter.broker.protocol.version': text } });
    expect(told({ ...one, kafka: config('3.9-IV0') })).toEqual([]);
    expect(told({ ...one, kafka: config('3.8') })).toEqual([
      'migration-versions-differ refused - spec.kafka.config.inter.broker.protocol.version',
    ]);
    expect(faults({ ...one, kafka: config('3.8') })[0]).toMatchObject({
      says: '`inter.broker.protocol.version` is 3.8 and Kafka is 3.9.2',
      remedy: 'set all three to `3.9` before the migration',
    });
  });

  test('fields that pools and KRaft make useless', () => {
    const kafka = { replicas: 3, storage: { type: 'ephemeral' } };
    const unused = (...routes: readonly string[]) => routes.map((route) => `field-unused warned - ${route}`);
    const ofPools = ['spec.kafka.replicas', 'spec.kafka.storage'];
    expect(told({ release: old, kafka, spec: zookeeper })).toEqual(unused('spec.zookeeper', ...ofPools));
    expect(told({ release: old, kafka, spec: zookeeper, annotations: only, pools: brokersOnly })).toEqual(
      unused(...ofPools),
    );
    const moving = { ...only, 'strimzi.io/kraft': 'migration' };
    expect(told({ release: old, kafka, spec: zookeeper, annotations: moving })).toEqual([]);
  });
});

test.each<[what: string, kafka: Plain, pools: readonly Plain[]]>([
  ['nothing', null, [null]],
  ['texts', 'kafka', ['pool', 1]],
  ['a cluster of nothing', { metadata: { name: 'orders' } }, [pool('a', 'broker', { storage: [], resources: 'x' })]],
  [
    'numbers for texts',
    { metadata: { name: 'orders' }, spec: { kafka: { metadataVersion: 4.2, version: 4 } } },
    [brokers],
  ],
  ['volumes of all kinds', { metadata: { name: 'orders' } }, [pool('a', 'broker', { storage: jbod(null, 1, {}, []) })]],
])('%s is no reason to stumble', (_what, kafka, pools) => {
  for (const release of [old, today]) expect(() => poolFaults(kafka, pools, release)).not.toThrow();
});

test('what is said is a clause, and what to do an imperative', () => {
  const pools = [pool('x', 'none', { storage: null }), pool('c', 'controller', { replicas: 2 })];
  for (const { says, remedy, source } of faults({ kafka: { metadataVersion: 'x' }, pools })) {
    expect(says).toMatch(/^[A-Z`].*[^.;]$/);
    expect(remedy).toMatch(/^[a-z].*[^.;]$/);
    expect(source).toMatch(/^[A-Z]\w+$/);
  }
});
