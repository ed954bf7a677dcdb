import { describe, expect, test } from 'vitest';
import {
  brokers,
  controllers,
  kraftOrders,
  type OrdersParts,
  zookeeperOrders,
} from '../../../test/support/orders-parts.ts';
import { linesOf, type OrdersFiles, transition } from '../../../test/support/transition.ts';
import type { Effect } from './effect.ts';
import { nodeFacts } from './node-effects.ts';
import { losesRecords } from './of-nodes/controller-effects.ts';
import { afterwards, idsText } from './of-nodes/words.ts';
import { rollOf } from './roll.ts';

type Row = readonly [
  fact: string,
  before: OrdersParts,
  after: OrdersParts,
  lines: readonly string[],
  restarts?: readonly string[],
];

/** Other parts tell of what the file fills in with it. */
const isOfNodes = (one: Effect): boolean => Object.hasOwn(nodeFacts, one.id);
const auto = (...modes: readonly string[]) => `cruiseControl: { autoRebalance: [${modes.join(', ')}] }`;
const skip = 'annotations: { strimzi.io/skip-broker-scaledown-check: "true" }';
const topic = (replicas: number) => `topics: { clicks: { partitions: 3, replicas: ${replicas} } }`;
const everyNode = [
  ...[3, 4, 5].map((id) => `orders-orders-controllers-${id}`),
  ...[0, 1, 2].map((id) => `orders-orders-brokers-${id}`),
];
const of = (size: number, one = brokers) => `${one}, nodes: ${size}`;
const three =
  'config: { default.replication.factor: 3, offsets.topic.replication.factor: 3, transaction.state.log.replication.factor: 3 }';
const small =
  'config: { offsets.topic.replication.factor: 1, transaction.state.log.replication.factor: 1, transaction.state.log.min.isr: 1, default.replication.factor: 1, min.insync.replicas: 1 }';

const zookeeper: readonly Row[] = [
  [
    'NodeIdAssignor: more brokers get the next numbers, and nobody restarts',
    {},
    { kafka: 'storage: { size: 100Gi }, brokers: 5' },
    ['made/none brokers-added kafka'],
  ],
  [
    'KafkaClusterCreator: brokers in use stay',
    { kafka: 'storage: { size: 100Gi }, brokers: 5' },
    {},
    ['ignored/degraded brokers-removed kafka'],
  ],
  [
    '0.38, KafkaReconciler: the whole cluster is refused',
    { release: '0.38.0', kafka: 'storage: { size: 100Gi }, brokers: 5' },
    { release: '0.38.0' },
    ['refused/outage brokers-removed kafka'],
  ],
  [
    '0.40, KafkaClusterCreator: the number is put back',
    { release: '0.40.0', kafka: 'storage: { size: 100Gi }, brokers: 5' },
    { release: '0.40.0' },
    ['ignored/degraded brokers-removed kafka'],
  ],
  [
    'the annotation turns the check off',
    { rest: skip, kafka: 'storage: { size: 100Gi }, brokers: 5' },
    { rest: skip },
    ['gone/data loss brokers-removed kafka'],
  ],
  [
    'ZooKeeperReconciler.scaleUp',
    {},
    { zookeeper: 'storage: { size: 10Gi }, nodes: 5' },
    ['made/none zookeeper-nodes-added'],
  ],
  [
    'an even number bears no more failures',
    {},
    { zookeeper: 'storage: { size: 10Gi }, nodes: 4' },
    ['made/degraded zookeeper-nodes-added'],
  ],
  [
    'ZooKeeperReconciler.scaleDown',
    { zookeeper: 'storage: { size: 10Gi }, nodes: 5' },
    {},
    ['gone/degraded zookeeper-nodes-removed'],
  ],
  [
    'both at once',
    {},
    { kafka: 'storage: { size: 100Gi }, brokers: 4', zookeeper: 'storage: { size: 10Gi }, nodes: 5' },
    ['made/none brokers-added kafka', 'made/none zookeeper-nodes-added'],
  ],
  [
    'autoRebalance drains first',
    { rest: auto('remove-brokers'), kafka: 'storage: { size: 100Gi }, brokers: 5' },
    { rest: auto('remove-brokers') },
    ['gone/degraded brokers-removed kafka'],
  ],
];

for (const [fact, before, after, lines, restarts = []] of zookeeper)
  test(`ZooKeeper: ${fact}`, () => {
    const result = transition(zookeeperOrders(before), zookeeperOrders(after));
    const effects = result.effects.filter(isOfNodes);
    expect(linesOf({ ...result, effects })).toEqual(lines);
    expect(rollOf(result.change, effects).map((one) => one.pod)).toEqual(restarts);
  });

const kraft: readonly Row[] = [
  [
    'NodeIdAssignor: the lowest ids that are free in the cluster',
    {},
    { pools: { brokers: of(5) } },
    ['made/none brokers-added orders-brokers'],
  ],
  [
    '0.45.2 likewise',
    { release: '0.45.2' },
    { release: '0.45.2', pools: { brokers: of(5) } },
    ['made/none brokers-added orders-brokers'],
  ],
  [
    'autoRebalance fills new brokers',
    { rest: auto('add-brokers') },
    { rest: auto('add-brokers'), pools: { brokers: of(5) } },
    ['made/none brokers-added orders-brokers'],
  ],
  ['brokers in use stay', { pools: { brokers: of(5) } }, {}, ['ignored/degraded brokers-removed orders-brokers']],
  [
    'autoRebalance drains first',
    { rest: auto('remove-brokers'), pools: { brokers: of(5) } },
    { rest: auto('remove-brokers') },
    ['gone/degraded brokers-removed orders-brokers'],
  ],
  [
    'autoRebalance of another mode fails',
    { rest: auto('add-brokers'), pools: { brokers: of(5) } },
    { rest: auto('add-brokers') },
    ['ignored/degraded brokers-removed orders-brokers'],
  ],
  [
    'without the check',
    { rest: skip, pools: { brokers: of(5) } },
    { rest: skip },
    ['gone/data loss brokers-removed orders-brokers'],
  ],
  ['turning the check off', {}, { rest: skip }, ['none/degraded scaledown-check-changed']],
  ['turning it on again', { rest: skip }, {}, ['none/none scaledown-check-changed']],
  [
    'no more copies than brokers',
    { kafka: three },
    { kafka: three, pools: { brokers: of(2) } },
    ['ignored/degraded brokers-removed orders-brokers', 'refused/outage brokers-too-few'],
  ],
  ['NodePoolUtils: no broker at all', {}, { pools: { brokers: of(0) } }, ['refused/outage brokers-too-few']],
  [
    'controllers are a fixed list: 3 to 5',
    {},
    { pools: { controllers: of(5, controllers) } },
    ['restart/data loss controllers-changed'],
    everyNode,
  ],
  [
    '3 to 4: no majority without the records',
    {},
    { pools: { controllers: of(4, controllers) } },
    ['restart/outage controllers-changed'],
    everyNode,
  ],
  ['5 to 3', { pools: { controllers: of(5, controllers) } }, {}, ['restart/data loss controllers-changed'], everyNode],
  [
    '1 to 3',
    { rest: 'tier: development', kafka: small, pools: { controllers: of(1, controllers), brokers: of(1) } },
    { rest: 'tier: development', kafka: small, pools: { controllers: of(3, controllers), brokers: of(1) } },
    ['restart/data loss controllers-changed'],
    ['orders-orders-controllers-1', 'orders-orders-brokers-0'],
  ],
  [
    '0.45.2, 3 to 5',
    { release: '0.45.2' },
    { release: '0.45.2', pools: { controllers: of(5, controllers) } },
    ['restart/data loss controllers-changed'],
    everyNode,
  ],
  [
    'controllers become brokers too',
    {},
    { pools: { controllers: 'roles: [controller, broker], storage: { size: 10Gi }' } },
    ['restart/restart broker-role-added orders-controllers'],
    everyNode.slice(0, 3),
  ],
  [
    'and no more',
    { pools: { controllers: 'roles: [controller, broker], storage: { size: 10Gi }' } },
    {},
    ['ignored/degraded broker-role-removed orders-controllers'],
  ],
  [
    'and no more, unchecked',
    { rest: skip, pools: { controllers: 'roles: [controller, broker], storage: { size: 10Gi }' } },
    { rest: skip },
    ['gone/data loss broker-role-removed orders-controllers'],
    everyNode.slice(0, 3),
  ],
  [
    'brokers become controllers too',
    {},
    { pools: { brokers: 'roles: [broker, controller], storage: { size: 100Gi }' } },
    ['restart/data loss controllers-changed'],
    [...everyNode.slice(3), ...everyNode.slice(0, 3)],
  ],
  [
    'brokers become controllers instead',
    { pools: { more: brokers } },
    { pools: { more: 'roles: [controller], storage: { size: 100Gi }' } },
    ['ignored/degraded broker-role-removed orders-more', 'restart/data loss controllers-changed'],
    [...everyNode.slice(0, 3), ...[6, 7, 8].map((id) => `orders-orders-more-${id}`), ...everyNode.slice(3)],
  ],
  [
    'autoRebalance with one mode only fails when brokers come',
    { rest: auto('remove-brokers') },
    { rest: auto('remove-brokers'), pools: { brokers: of(5) } },
    ['made/degraded brokers-added orders-brokers'],
  ],
  ['a new pool', {}, { pools: { more: brokers } }, ['made/none pool-added orders-more']],
  ['a new pool without nodes', {}, { pools: { more: of(0) } }, ['made/none pool-added orders-more']],
  [
    'a new pool gets its first nodes',
    { pools: { more: of(0) } },
    { pools: { more: of(2) } },
    ['made/none brokers-added orders-more'],
  ],
  [
    'a pool that goes is looked at by nobody',
    { pools: { more: brokers } },
    {},
    ['gone/data loss pool-gone orders-more'],
  ],
  ['unless it is empty', { pools: { more: of(0) } }, {}, ['gone/none pool-gone orders-more']],
  [
    'another name is another pool',
    {},
    { pools: { brokers: undefined, data: brokers } },
    ['gone/data loss pool-renamed orders-brokers'],
  ],
  [
    'by `name` too',
    {},
    { pools: { brokers: `${brokers}, name: data` } },
    ['gone/data loss pool-renamed orders-brokers'],
  ],
  [
    'of controllers too',
    {},
    { pools: { controllers: undefined, quorum: controllers } },
    ['gone/data loss pool-renamed orders-controllers', 'restart/data loss controllers-changed'],
    everyNode.slice(3),
  ],
  [
    'two pools, one grows and one shrinks',
    { pools: { more: of(3) } },
    { pools: { brokers: of(4), more: of(2) } },
    ['made/none brokers-added orders-brokers', 'ignored/degraded brokers-removed orders-more'],
  ],
  [
    'ids that are wished for',
    {},
    { pools: { brokers: `${brokers}, nodeIds: { from: 100, to: 199 }` } },
    ['none/none node-ids-wished orders-brokers next-node-ids'],
  ],
  [
    'and count for new nodes',
    {},
    { pools: { brokers: `${of(4)}, nodeIds: { from: 100, to: 199 }` } },
    ['made/none brokers-added orders-brokers', 'none/none node-ids-wished orders-brokers next-node-ids'],
  ],
  [
    'ids that go first',
    { pools: { brokers: of(4) } },
    { pools: { brokers: `${of(3)}, annotations: { strimzi.io/remove-node-ids: "[1]" }` } },
    ['ignored/degraded brokers-removed orders-brokers', 'none/none node-ids-wished orders-brokers remove-node-ids'],
  ],
  [
    'ids that nobody can read',
    {},
    { pools: { brokers: `${brokers}, annotations: { strimzi.io/remove-node-ids: "1 to 3" }` } },
    ['ignored/degraded node-ids-wished orders-brokers remove-node-ids'],
  ],
];

for (const [fact, before, after, lines, restarts = []] of kraft)
  test(`KRaft: ${fact}`, () => {
    const result = transition(kraftOrders(before), kraftOrders(after));
    const effects = result.effects.filter(isOfNodes);
    expect(linesOf({ ...result, effects })).toEqual(lines);
    expect(rollOf(result.change, effects).map((one) => one.pod)).toEqual(restarts);
  });

describe('on the way to KRaft', () => {
  const at = (phase: string, quorum: boolean) =>
    zookeeperOrders({
      rest: `migration: { phase: ${phase} }
pools:
  brokers: { name: kafka, roles: [broker], storage: { size: 100Gi } }
${quorum ? '  controllers: { name: controllers, roles: [controller], storage: { size: 10Gi } }\n' : ''}`,
    });
  const lines = (before: OrdersFiles, after: OrdersFiles): readonly string[] => {
    const result = transition(before, after);
    return linesOf({ ...result, effects: result.effects.filter(isOfNodes) });
  };

  test('controllers come with the migration, and no other node notices', () => {
    expect(lines(at('prepare', false), at('migrating', true))).toEqual(['made/none pool-added controllers']);
  });

  test('and go with the way back', () => {
    expect(lines(at('rolling-back', true), at('rolled-back', false))).toEqual(['gone/none pool-gone controllers']);
  });

  test('but not while they have the metadata', () => {
    expect(lines(at('migrating', true), at('migrating', false))).toEqual(['gone/data loss pool-gone controllers']);
  });

  test('all at once', () => {
    expect(lines(zookeeperOrders(), kraftOrders({ release: '0.45.2' }))).toEqual(['gone/data loss pools-not-adopted']);
  });
});

describe('from ZooKeeper to pools', () => {
  const rest = 'migration: { phase: prepare }';
  const withPools = (pool: string, more = '') => ({
    ...zookeeperOrders({ kafka: 'storage: { size: 100Gi }', rest: `${rest}\npools:\n  brokers: { ${pool} }\n${more}` }),
  });
  test.each([
    [
      'pool `kafka` takes them over',
      'name: kafka, roles: [broker], storage: { size: 100Gi }',
      ['none/none pools-adopted'],
    ],
    [
      'another one does not',
      'name: data, roles: [broker], storage: { size: 100Gi }',
      ['gone/data loss pools-not-adopted'],
    ],
    [
      'with another number',
      'name: kafka, roles: [broker], storage: { size: 100Gi }, nodes: 5',
      ['none/degraded pool-adopted-differently kafka', 'none/none pools-adopted', 'made/none brokers-added kafka'],
    ],
    [
      'as other pods',
      'name: kafka, roles: [broker], memory: 20Gi, storage: { size: 100Gi }',
      ['restart/restart pools-adopted'],
    ],
  ])('%s', (_fact, pool, lines) => {
    const result = transition(zookeeperOrders(), withPools(pool));
    expect(linesOf({ ...result, effects: result.effects.filter(isOfNodes) })).toEqual(lines);
  });
  test('and back', () => {
    const result = transition(withPools('name: kafka, roles: [broker], storage: { size: 100Gi }'), zookeeperOrders());
    expect(linesOf({ ...result, effects: result.effects.filter(isOfNodes) })).toEqual(['none/none pools-adopted']);
  });
});

describe('what is said', () => {
  const effect = (before: OrdersParts, after: OrdersParts): Effect => {
    const [one] = transition(kraftOrders(before), kraftOrders(after)).effects;
    if (one === undefined) throw new Error('nothing');
    return one;
  };

  // Files tell the ids of a cluster that is made anew, unless pools have ranges.
  const realIds = expect.stringContaining(
    "kubectl get kafkanodepool orders-brokers -n kafka -o jsonpath='{.status.nodeIds}'",
  );
  test('ids that are known are not looked up', () => {
    const ranged = (size: number) => `${of(size)}, nodeIds: { from: 10, to: 19 }`;
    const one = effect({ pools: { brokers: ranged(5) } }, { pools: { brokers: ranged(3) } });
    expect(one.first).toEqual([expect.not.stringContaining('status.nodeIds')]);
  });

  test('which brokers come, and the KafkaRebalance for them', () => {
    const rest = 'cruiseControl: {}';
    expect(effect({ rest }, { rest, pools: { brokers: of(5) } })).toMatchObject({
      says: 'Brokers 6 and 7 of `orders-brokers` start as `orders-orders-brokers-6` and `orders-orders-brokers-7`, before any other pod restarts; those that run do not restart for it.',
      ...afterwards([
        'Cruise Control restarts, as it reads when it starts what each broker can carry.',
        expect.stringContaining(
          'kind: KafkaRebalance, metadata: { name: orders-add-brokers, namespace: kafka, labels: { strimzi.io/cluster: orders } }, spec: { mode: add-brokers, brokers: [6, 7] }',
        ),
        realIds,
      ]),
    });
  });

  test('which go, in which steps, and what becomes of their claims', () => {
    const rest = 'cruiseControl: {}';
    const kept = effect({ rest, pools: { brokers: of(5) } }, { rest });
    expect(kept.says).toContain('Brokers 3 and 4 of `orders-brokers`');
    expect(kept.says).toContain('leaves `orders-brokers` at 5 nodes, with the warning `ScaleDownPreventionCheck`');
    expect(kept.says).toContain('`cordoned.log.dirs`');
    expect(kept.first).toEqual([expect.stringContaining('spec: { mode: remove-brokers, brokers: [3, 4] }'), realIds]);
    expect(kept.steps).toEqual([
      'Keep 5 nodes, and apply KafkaRebalance `orders-remove-brokers` for brokers 3 and 4.',
      'When brokers 3 and 4 hold no replica any more, lower the number to 3.',
    ]);
    expect(kept.afterwards?.[0]).toContain(
      'Claims `data-orders-orders-brokers-3` and `data-orders-orders-brokers-4` stay',
    );
    const goes = effect(
      { pools: { brokers: 'roles: [broker], storage: { size: 100Gi, deleteClaim: true }, nodes: 4' } },
      { pools: { brokers: 'roles: [broker], storage: { size: 100Gi, deleteClaim: true }' } },
    );
    expect(goes.afterwards).toEqual([
      'The operator deletes claim `data-orders-orders-brokers-3`, as `deleteClaim` is true.',
    ]);
  });

  test('ids that are told to go first are those that go', () => {
    const one = effect(
      { pools: { brokers: of(4) } },
      { pools: { brokers: `${of(3)}, annotations: { strimzi.io/remove-node-ids: "[1]" }` } },
    );
    expect(one.says).toContain('Broker 1 of `orders-brokers`');
  });

  test('one broker in use keeps all pools from shrinking', () => {
    const one = effect({ pools: { brokers: of(4), more: of(4) } }, { pools: { more: of(3) } });
    expect(one.says).toContain('leaves `orders-brokers` and `orders-more` at the nodes that they have');
  });

  test('autoRebalance cannot drain where topics want more copies than brokers are left', () => {
    const { effects } = transition(
      kraftOrders({ rest: auto('remove-brokers'), pools: { brokers: of(5) }, topics: topic(5) }),
      kraftOrders({ rest: auto('remove-brokers'), pools: { brokers: of(4) }, topics: topic(5) }),
    );
    const removed = effects.find((one) => one.id === 'brokers-removed');
    expect(removed).toMatchObject({ outcome: 'ignored', risk: 'degraded' });
    expect(removed?.says).toContain('it cannot where a topic has more copies than brokers are left');
    expect(removed?.first?.[0]).toContain('`clicks` (5)');
  });

  test('topics that want more copies than brokers are left', () => {
    const one = transition(
      kraftOrders({ pools: { brokers: of(5) }, topics: topic(5) }),
      kraftOrders({ pools: { brokers: of(4) }, topics: topic(5) }),
    ).effects.find(({ id }) => id === 'brokers-removed');
    expect(one?.first?.[0]).toBe(
      'With 4 brokers left, these topics cannot keep their replicas: `clicks` (5); keep more brokers, or lower their replicas before.',
    );
  });

  test('ids of a pool that Argo CD leaves are not given again', () => {
    const one = effect({}, { pools: { brokers: undefined, data: brokers } });
    expect(one.says).toContain('nodes 6 to 8 start as `orders-orders-data-6`');
    expect(one.says).toContain('Argo CD leaves KafkaNodePool `orders-brokers` where it is (`Prune=false`)');
  });

  test('an automatic rebalance with one mode only', () => {
    const rest = auto('remove-brokers');
    expect(effect({ rest }, { rest, pools: { brokers: of(4) } }).afterwards).toContainEqual(
      expect.stringContaining('no mode `add-brokers`'),
    );
  });
});

test('ids in few words', () => {
  expect([[3], [3, 4], [3, 4, 5, 9], [1, 3, 5]].map(idsText)).toEqual(['3', '3 and 4', '3 to 5 and 9', '1, 3 and 5']);
});

test('majorities that share nobody', () => {
  // Checked against every choice of majorities.
  const subsets = (ids: readonly number[], size: number): readonly (readonly number[])[] =>
    size === 0
      ? [[]]
      : ids.flatMap((id, index) => subsets(ids.slice(index + 1), size - 1).map((rest) => [id, ...rest]));
  const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from }, (_, i) => from + i);
  for (let before = 1; before <= 5; before++)
    for (let kept = 0; kept <= before; kept++)
      for (let added = 0; added <= 4; added++) {
        if (kept + added === 0) continue;
        const voters = [...range(0, kept), ...range(before, before + added)];
        const old = subsets(range(0, before), Math.floor(before / 2) + 1);
        const now = subsets(voters, Math.floor(voters.length / 2) + 1);
        const isLost = now.some((one) => old.some((other) => !one.some((id) => other.includes(id))));
        expect([before, kept, added, losesRecords(before, voters.length, added)]).toEqual([
          before,
          kept,
          added,
          isLost,
        ]);
      }
});
