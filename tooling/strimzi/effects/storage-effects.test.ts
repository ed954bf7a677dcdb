import { describe, expect, test } from 'vitest';
import { kraftOrders, type OrdersParts, zookeeperOrders } from '../../../test/support/orders-parts.ts';
import { linesOf, type OrdersFiles, type Transition, transition } from '../../../test/support/transition.ts';
import type { Plain } from '../../source/node.ts';
import { strimziRelease } from '../releases.ts';
import type { Effect } from './effect.ts';
import { diffDisks } from './of-storage/disk-diff.ts';
import { growingVolumes } from './storage-effects.ts';

type Row = readonly [
  fact: string,
  before: string,
  after: string,
  lines: readonly string[],
  restarts?: readonly number[],
];

const pool = (storage: string): OrdersParts => ({ pools: { brokers: `roles: [broker], storage: { ${storage} }` } });
const volume = (id: number, more = '') => `{ id: ${id}, size: 100Gi${more} }`;
const jbod = (...volumes: readonly string[]) => `volumes: [${volumes.join(', ')}]`;
const one = 'size: 100Gi';

const ofPool: readonly Row[] = [
  ['PvcReconciler.resizePvc: no restart by itself', one, 'size: 200Gi', ['grows/none volumes-grow orders-brokers']],
  ['StorageDiff: the same in other words', one, 'size: 102400Mi', ['none/none storage-same orders-brokers']],
  ['StorageDiff: a shrink', one, 'size: 50Gi', ['ignored/degraded storage-ignored orders-brokers']],
  ['StorageDiff: another class', one, 'size: 100Gi, class: slow', ['ignored/degraded storage-ignored orders-brokers']],
  [
    'KafkaPool: growth is dropped with it',
    one,
    'size: 200Gi, class: slow',
    ['ignored/degraded storage-ignored orders-brokers'],
  ],
  [
    'KafkaPool: deleteClaim is dropped with it',
    one,
    'size: 50Gi, deleteClaim: true',
    ['ignored/degraded storage-ignored orders-brokers'],
  ],
  ['StorageDiff: another type', one, 'ephemeral: true', ['ignored/degraded storage-ignored orders-brokers']],
  ['and back', 'ephemeral: true', one, ['ignored/degraded storage-ignored orders-brokers']],
  ['one disk is no JBOD of one', one, jbod(volume(0)), ['ignored/degraded storage-ignored orders-brokers']],
  [
    'PersistentVolumeClaimUtils: claims get an owner',
    one,
    'size: 100Gi, deleteClaim: true',
    ['dynamic/degraded delete-claim-changed orders-brokers'],
  ],
  ['and lose it', 'size: 100Gi, deleteClaim: true', one, ['dynamic/none delete-claim-changed orders-brokers']],
  [
    'both are made',
    one,
    'size: 200Gi, deleteClaim: true',
    ['grows/none volumes-grow orders-brokers', 'dynamic/degraded delete-claim-changed orders-brokers'],
  ],
  [
    'VolumeUtils: one volume more is one mount more',
    jbod(volume(0)),
    jbod(volume(0), volume(1)),
    ['restart/restart volume-added orders-brokers/1'],
    [0, 1, 2],
  ],
  [
    'nobody looks what is on a volume',
    jbod(volume(0), volume(1)),
    jbod(volume(0)),
    ['restart/data loss volume-removed orders-brokers/1'],
    [0, 1, 2],
  ],
  [
    'another id is another volume',
    jbod(volume(0), volume(1)),
    jbod(volume(0), volume(2)),
    ['restart/restart volume-added orders-brokers/2', 'restart/data loss volume-removed orders-brokers/1'],
    [0, 1, 2],
  ],
  [
    'one of two grows',
    jbod(volume(0), volume(1)),
    jbod(volume(0), '{ id: 1, size: 200Gi }'),
    ['grows/none volumes-grow orders-brokers'],
  ],
  [
    'both grow',
    jbod(volume(0), volume(1)),
    jbod('{ id: 0, size: 200Gi }', '{ id: 1, size: 200Gi }'),
    ['grows/none volumes-grow orders-brokers'],
  ],
  [
    'one shrinks, so the other does not grow',
    jbod(volume(0), volume(1)),
    jbod('{ id: 0, size: 50Gi }', '{ id: 1, size: 200Gi }'),
    ['ignored/degraded storage-ignored orders-brokers'],
  ],
  [
    'one shrinks, so none is added',
    jbod(volume(0)),
    jbod('{ id: 0, size: 50Gi }', volume(1)),
    ['ignored/degraded storage-ignored orders-brokers'],
  ],
  [
    'one is of another class',
    jbod(volume(0), volume(1)),
    jbod(volume(0), volume(1, ', class: slow')),
    ['ignored/degraded storage-ignored orders-brokers'],
  ],
  [
    'the order of volumes means nothing',
    jbod(volume(0, ', metadata: true'), volume(1)),
    jbod(volume(1), volume(0, ', metadata: true')),
    [],
  ],
  [
    'the log of the metadata moves',
    jbod(volume(0, ', metadata: true'), volume(1)),
    jbod(volume(0), volume(1, ', metadata: true')),
    ['restart/restart metadata-volume-moved orders-brokers'],
    [0, 1, 2],
  ],
  [
    'and is moved by what goes',
    jbod(volume(0, ', metadata: true'), volume(1)),
    jbod(volume(1, ', metadata: true')),
    ['restart/data loss volume-removed orders-brokers/0', 'restart/restart metadata-volume-moved orders-brokers'],
    [0, 1, 2],
  ],
  [
    'deleteClaim of one volume',
    jbod(volume(0), volume(1)),
    jbod(volume(0), volume(1, ', deleteClaim: true')),
    ['dynamic/degraded delete-claim-changed orders-brokers/1'],
  ],
];

const podsOf = ({ rolls }: Transition): readonly string[] => rolls.map((rolled) => rolled.pod);

describe.each(['1.2.0', '0.45.2'])('pools, Strimzi %s', (release) => {
  for (const [fact, before, after, lines, restarts = []] of ofPool)
    test(fact, () => {
      const result = transition(kraftOrders({ release, ...pool(before) }), kraftOrders({ release, ...pool(after) }));
      expect(linesOf(result)).toEqual(lines);
      expect(podsOf(result)).toEqual(restarts.map((id) => `orders-orders-brokers-${id}`));
    });
});

const patched = (kind: string, path: string, value: string): string => `patches:
  - target: { kind: ${kind}, name: ${kind === 'Kafka' ? 'orders' : 'orders-brokers'} }
    operations: [{ op: add, path: ${path}, value: ${value} }]
`;

const others: readonly (readonly [fact: string, before: OrdersFiles, after: OrdersFiles, lines: readonly string[]])[] =
  [
    [
      'ZooKeeper grows',
      zookeeperOrders(),
      zookeeperOrders({ zookeeper: 'storage: { size: 20Gi }' }),
      ['grows/none volumes-grow zookeeper'],
    ],
    [
      'ZooKeeper cannot shrink',
      zookeeperOrders(),
      zookeeperOrders({ zookeeper: 'storage: { size: 5Gi }' }),
      ['ignored/degraded storage-ignored zookeeper'],
    ],
    [
      'brokers without pools grow',
      zookeeperOrders(),
      zookeeperOrders({ kafka: 'storage: { size: 200Gi }' }),
      ['grows/none volumes-grow kafka'],
    ],
    [
      'and cannot be of another class',
      zookeeperOrders(),
      zookeeperOrders({ kafka: 'storage: { size: 200Gi, class: slow }' }),
      ['ignored/degraded storage-ignored kafka'],
    ],
    [
      'a volume more without pools',
      zookeeperOrders({ kafka: `storage: { ${jbod(volume(0))} }` }),
      zookeeperOrders({ kafka: `storage: { ${jbod(volume(0), volume(1))} }` }),
      ['restart/restart volume-added kafka/1'],
    ],
    [
      'a volume less without pools',
      zookeeperOrders({ kafka: `storage: { ${jbod(volume(0), volume(1))} }` }),
      zookeeperOrders({ kafka: `storage: { ${jbod(volume(0))} }` }),
      ['restart/data loss volume-removed kafka/1'],
    ],
    [
      '0.40 likewise',
      zookeeperOrders({ release: '0.40.0' }),
      zookeeperOrders({ release: '0.40.0', kafka: 'storage: { size: 50Gi }' }),
      ['ignored/degraded storage-ignored kafka'],
    ],
    [
      'overrides of brokers that are there',
      zookeeperOrders(),
      zookeeperOrders({ rest: patched('Kafka', '/spec/kafka/storage/overrides', '[{ broker: 1, class: slow }]') }),
      ['ignored/degraded storage-ignored kafka'],
    ],
    [
      'overrides of brokers to come',
      zookeeperOrders(),
      zookeeperOrders({ rest: patched('Kafka', '/spec/kafka/storage/overrides', '[{ broker: 7, class: slow }]') }),
      ['none/none storage-overrides-changed kafka'],
    ],
    [
      'a selector',
      kraftOrders(),
      kraftOrders({ rest: patched('KafkaNodePool', '/spec/storage/selector', '{ disk: ssd }') }),
      ['ignored/degraded storage-ignored orders-brokers'],
    ],
    [
      'a limit of ephemeral storage',
      kraftOrders(pool('ephemeral: true')),
      kraftOrders({ ...pool('ephemeral: true'), rest: patched('KafkaNodePool', '/spec/storage/sizeLimit', '1Gi') }),
      ['ignored/degraded storage-ignored orders-brokers'],
    ],
    [
      '0.49: attributes of volumes',
      kraftOrders(),
      kraftOrders({ rest: patched('KafkaNodePool', '/spec/storage/volumeAttributesClass', 'gold') }),
      ['dynamic/none volume-attributes-changed orders-brokers'],
    ],
    [
      'and not before',
      kraftOrders({ release: '0.45.2' }),
      kraftOrders({ release: '0.45.2', rest: patched('KafkaNodePool', '/spec/storage/volumeAttributesClass', 'gold') }),
      ['ignored/degraded volume-attributes-changed orders-brokers'],
    ],
    [
      'controllers grow',
      kraftOrders(),
      kraftOrders({ pools: { controllers: 'roles: [controller], storage: { size: 20Gi }' } }),
      ['grows/none volumes-grow orders-controllers'],
    ],
    [
      'controllers cannot shrink',
      kraftOrders(),
      kraftOrders({ pools: { controllers: 'roles: [controller], storage: { size: 5Gi }' } }),
      ['ignored/degraded storage-ignored orders-controllers'],
    ],
    [
      'the log of controllers moves',
      kraftOrders({
        pools: { controllers: `roles: [controller], storage: { ${jbod(volume(0, ', metadata: true'), volume(1))} }` },
      }),
      kraftOrders({
        pools: { controllers: `roles: [controller], storage: { ${jbod(volume(0), volume(1, ', metadata: true'))} }` },
      }),
      ['restart/degraded metadata-volume-moved orders-controllers'],
    ],
    [
      'the log of the only controller is lost',
      kraftOrders({
        pools: {
          controllers: `roles: [controller], nodes: 1, storage: { ${jbod(volume(0, ', metadata: true'), volume(1))} }`,
        },
      }),
      kraftOrders({
        pools: {
          controllers: `roles: [controller], nodes: 1, storage: { ${jbod(volume(0), volume(1, ', metadata: true'))} }`,
        },
      }),
      ['restart/data loss metadata-volume-moved orders-controllers'],
    ],
    [
      'storage of a pool without nodes',
      kraftOrders({ pools: { more: 'roles: [broker], nodes: 0, storage: { size: 10Gi }' } }),
      kraftOrders({ pools: { more: 'roles: [broker], nodes: 0, storage: { size: 5Gi }' } }),
      ['none/none storage-same orders-more'],
    ],
    [
      'a pool that adopts brokers keeps their disks',
      zookeeperOrders(),
      zookeeperOrders({
        rest: 'migration: { phase: prepare }\npools:\n  brokers: { name: kafka, roles: [broker], storage: { size: 50Gi } }\n',
      }),
      ['ignored/degraded storage-ignored kafka'],
    ],
  ];

test.each(others)('%s', (_fact, before, after, lines) => {
  const result = transition(before, after);
  const ids = new Set(lines.map((line) => /storage-|volume/.exec(line)?.[0]));
  const effects = result.effects.filter(({ id }) => [...ids].some((part) => id.includes(part ?? '')));
  expect(linesOf({ ...result, effects })).toEqual(lines);
});

const effectsOf = (before: string, after: string, release = '1.2.0'): readonly Effect[] =>
  transition(kraftOrders({ release, ...pool(before) }), kraftOrders({ release, ...pool(after) })).effects;

describe('what is said', () => {
  test('of disks that stay as they are, and the way there', () => {
    const [told] = effectsOf(one, 'size: 50Gi, deleteClaim: true');
    expect(told?.says).toBe(
      'The disk of 100Gi cannot shrink to 50Gi: the operator leaves all storage of `orders-brokers` as it was with every other change of its storage, growth too, with the warning `KafkaStorage`, and Argo CD shows Synced and Healthy.',
    );
    expect(told?.changes.map(({ path }) => path)).toEqual(['spec.storage.size', 'spec.storage.deleteClaim']);
    expect(told?.steps).toHaveLength(3);
    expect(effectsOf(jbod(volume(0)), jbod('{ id: 0, size: 50Gi }'))[0]?.steps?.[1]).toContain('`remove-disks`');
  });

  test('new nodes get the old storage too', () => {
    const [, told] = transition(
      kraftOrders(),
      kraftOrders({ pools: { brokers: 'roles: [broker], nodes: 5, storage: { size: 50Gi }' } }),
    ).effects;
    expect(told?.says).toContain('Nodes that are new get the old storage too.');
  });

  test('of claims that go with a volume, by what they said before', () => {
    const [told] = effectsOf(jbod(volume(0), volume(1, ', deleteClaim: true')), jbod(volume(0)));
    expect(told?.afterwards).toEqual([
      'The operator deletes claims `data-1-orders-orders-brokers-0`, `data-1-orders-orders-brokers-1` and `data-1-orders-orders-brokers-2`, as `deleteClaim` is true.',
    ]);
    expect(told?.changes.map(({ path }) => path)).toEqual(['spec.storage.volumes[1]']);
  });

  test('each effect has the fields that make it', () => {
    const told = effectsOf(
      jbod(volume(0), volume(1)),
      jbod('{ id: 0, size: 200Gi }', volume(1, ', deleteClaim: true')),
    );
    expect(told.map(({ changes }) => changes.map(({ path }) => path))).toEqual([
      ['spec.storage.volumes[0].size'],
      ['spec.storage.volumes[1].deleteClaim'],
    ]);
  });
});

test('oddities that the operator sees only in a change', () => {
  const release = strimziRelease('1.2.0');
  if (release === undefined) throw new Error('1.2.0');
  const storage = (...volumes: readonly Plain[]): Plain => ({ type: 'jbod', volumes });
  const claim = (id: number, more = {}): Plain => ({ id, type: 'persistent-claim', size: '1Gi', ...more });
  const refused = (before: Plain, after: Plain): readonly string[] => diffDisks(before, after, [0], release).refused;
  expect(refused(storage(claim(0)), storage(claim(0), claim(0)))).toEqual(['two volumes have the id 0']);
  const shared = { kraftMetadata: 'shared' };
  expect(refused(storage(claim(0)), storage(claim(0, shared), claim(1, shared)))).toEqual([
    'more than one volume has `kraftMetadata`',
  ]);
  expect(refused(storage(claim(0)), storage(claim(0, { deleteClaim: false }), claim(1)))).toEqual([]);
  expect(refused(storage(claim(0)), storage({ id: 0, type: 'ephemeral' }))).toEqual([
    '`type` of volume 0 cannot change from `persistent-claim` to `ephemeral`',
  ]);
});

test('volumes that grow, for whoever knows the classes', () => {
  const change = (before: string, after: string) =>
    transition(kraftOrders(pool(before)), kraftOrders(pool(after))).change;
  expect(growingVolumes(change(jbod(volume(0), volume(1)), jbod(volume(0), '{ id: 1, size: 200Gi }')))).toEqual([
    {
      pool: 'orders-brokers',
      class: 'fast',
      from: '100Gi',
      to: '200Gi',
      claims: [0, 1, 2].map((id) => `data-1-orders-orders-brokers-${id}`),
    },
  ]);
  expect(growingVolumes(change(one, 'size: 200Gi, class: slow'))).toEqual([]);
});

test('a volume that goes: what to do first is the first step, in the same words', () => {
  const [effect] = transition(
    kraftOrders(pool(jbod(volume(0), volume(1)))),
    kraftOrders(pool(jbod(volume(0)))),
  ).effects;
  expect(effect?.id).toBe('volume-removed');
  expect(effect?.first).toEqual(effect?.steps?.slice(0, 1));
});
