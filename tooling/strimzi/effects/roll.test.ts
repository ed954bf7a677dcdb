import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kraftOrders, zookeeperOrders } from '../../../test/support/orders-parts.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import type { ClusterChange, Effect } from './effect.ts';
import { effectFacts } from './facts.ts';
import { nodeFacts } from './node-effects.ts';
import { nodesOf } from './nodes.ts';
import { rollOf } from './roll.ts';
import { storageFacts } from './storage-effects.ts';

const migrating: OrdersFiles = zookeeperOrders({
  rest: `migration: { phase: migrating }
pools:
  brokers: { name: kafka, roles: [broker], storage: { size: 100Gi } }
  controllers: { name: controllers, roles: [controller], storage: { size: 10Gi } }
`,
});

function all(files: OrdersFiles, times?: number): { readonly change: ClusterChange; readonly effect: Effect } {
  const { change } = transition(files, files);
  const restarts = nodesOf(change.after).map((one) => one.pod);
  const field = { kind: 'Kafka', name: 'orders', route: ['spec'], path: 'spec', before: undefined, after: undefined };
  const effect: Effect = {
    id: 'change-unknown',
    outcome: 'restart',
    risk: 'restart',
    changes: [field],
    restarts: restarts.toReversed(),
    ...(times === undefined ? {} : { times }),
    says: 'All of them.',
  };
  return { change, effect };
}

const pods = (name: string, ...ids: readonly number[]): readonly string[] => ids.map((id) => `orders-${name}-${id}`);

test.each<readonly [string, OrdersFiles, readonly string[]]>([
  [
    'KafkaAssemblyOperator: ZooKeeper first',
    zookeeperOrders(),
    [...pods('zookeeper', 0, 1, 2), ...pods('kafka', 0, 1, 2)],
  ],
  [
    'KafkaRoller: controllers before brokers',
    kraftOrders(),
    [...pods('orders-controllers', 3, 4, 5), ...pods('orders-brokers', 0, 1, 2)],
  ],
  [
    'nodes that are both are controllers',
    kraftOrders({ pools: { controllers: undefined, zboth: 'roles: [broker, controller], storage: { size: 10Gi }' } }),
    [...pods('orders-zboth', 3, 4, 5), ...pods('orders-brokers', 0, 1, 2)],
  ],
  [
    'all three in a migration',
    migrating,
    [...pods('zookeeper', 0, 1, 2), ...pods('controllers', 0, 1, 2), ...pods('kafka', 3, 4, 5)],
  ],
])('%s', (_fact, files, order) => {
  const { change, effect } = all(files);
  expect(rollOf(change, [effect]).map((one) => one.pod)).toEqual(order);
});

test('reasons that come together make one restart; as often as the one that asks for most', () => {
  const { change, effect } = all(kraftOrders());
  const twice: Effect = { ...effect, times: 2, restarts: pods('orders-brokers', 1) };
  const rolls = rollOf(change, [effect, { ...effect }, twice]);
  expect(rolls.map(({ times, because }) => [times, because.length])).toEqual([
    ...[3, 4, 5, 0].map(() => [1, 2]),
    [2, 3],
    [1, 2],
  ]);
});

test('nobody restarts while the cluster is refused; of a topic nodes notice nothing', () => {
  const { change, effect } = all(kraftOrders());
  const refused: Effect = { ...effect, outcome: 'refused' };
  expect(rollOf(change, [effect, refused])).toEqual([]);
  const [field] = effect.changes;
  if (field === undefined) throw new Error('no field');
  const ofTopic: Effect = { ...refused, restarts: [], changes: [{ ...field, kind: 'KafkaTopic' }] };
  expect(rollOf(change, [effect, ofTopic])).toHaveLength(6);
});

const disk = fc.constantFrom(
  'size: 10Gi',
  'size: 20Gi',
  'size: 20Gi, class: slow',
  'ephemeral: true',
  'size: 10Gi, deleteClaim: true',
  'volumes: [{ id: 0, size: 10Gi }]',
  'volumes: [{ id: 0, size: 10Gi }, { id: 1, size: 10Gi }]',
);
const nodes = fc.constantFrom(1, 3, 4);
const roles = fc.constantFrom('[broker]', '[controller]', '[broker, controller]');
const pool = fc
  .tuple(roles, nodes, disk)
  .map(([role, count, storage]) => `roles: ${role}, nodes: ${count}, storage: { ${storage} }`);
const kraft = fc
  .record({
    controllers: fc.tuple(nodes, disk),
    brokers: fc.tuple(nodes, disk),
    more: fc.option(pool, { nil: undefined }),
  })
  .map(({ controllers, brokers, more }) =>
    kraftOrders({
      pools: {
        controllers: `roles: [controller], nodes: ${controllers[0]}, storage: { ${controllers[1]} }`,
        brokers: `roles: [broker], nodes: ${brokers[0]}, storage: { ${brokers[1]} }`,
        more,
      },
    }),
  );
const zookeeper = fc.record({ brokers: nodes, disk, count: nodes }).map(({ brokers, disk: storage, count }) =>
  zookeeperOrders({
    kafka: `brokers: ${brokers}, storage: { ${storage} }`,
    zookeeper: `nodes: ${count}, storage: { size: 10Gi }`,
  }),
);
const pair = fc.oneof(fc.tuple(kraft, kraft), fc.tuple(zookeeper, zookeeper));

test('whatever changes: each pod once, none that is new or gone, and a cause for everything', () => {
  const own: Readonly<Record<string, unknown>> = { ...nodeFacts, ...storageFacts };
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const { change, effects, rolls } = transition(before, after);
      const [old, now] = [change.before, change.after].map((one) => new Set(nodesOf(one).map(({ pod }) => pod)));
      const rolled = rolls.map((one) => one.pod);
      expect(new Set(rolled).size).toBe(rolled.length);
      expect(rolled.filter((one) => !old?.has(one) || !now?.has(one))).toEqual([]);
      for (const one of effects.filter(({ id }) => Object.hasOwn(own, id))) {
        expect(Object.keys(effectFacts)).toContain(one.id);
        expect(one.changes.length).toBeGreaterThan(0);
        expect((one.restarts ?? []).filter((name) => !old?.has(name))).toEqual([]);
        for (const said of [one.says, ...(one.first ?? []), ...(one.afterwards ?? []), ...(one.steps ?? [])])
          expect(said).toMatch(/^[A-Z`](?!.*undefined).*\.$/s);
      }
      const untold = effects.filter(({ id }) => id === 'change-unknown').flatMap((one) => one.changes);
      expect(
        untold.filter(({ path }) => /^spec\.(replicas|roles|storage)|zookeeper\.(replicas|storage)/.test(path)),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('no change, no effect', () => {
  fc.assert(
    fc.property(pair, ([files]) => {
      expect(transition(files, files)).toMatchObject({ effects: [], rolls: [] });
    }),
    { numRuns: 15 },
  );
});
