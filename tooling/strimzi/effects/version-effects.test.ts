import { describe, expect, test } from 'vitest';
import { kraftOrders, told, zookeeperOrders } from '../../../test/support/orders-files.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import { configFacts } from './config-effects.ts';
import { versionFacts } from './version-effects.ts';

const facts = { ...versionFacts, ...configFacts };

describe('versions of a cluster with KRaft', () => {
  test.each<readonly [name: string, from: string, before: string, to: string, after: string, told: readonly string[]]>([
    [
      'Kafka up',
      '1.2.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1',
      ['restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'a patch',
      '1.2.0',
      'version: 4.3.0, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      ['restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'Kafka back',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1',
      ['restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'Kafka back below its metadata',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.2.1, metadataVersion: 4.3-IV0',
      ['refused/outage kafka-version-refused'],
    ],
    [
      'metadata up',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      ['dynamic/degraded metadata-version'],
    ],
    [
      'metadata back',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1',
      ['ignored/degraded metadata-version-kept'],
    ],
    [
      'the same metadata',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.3.1, metadataVersion: "4.3"',
      ['none/none metadata-version'],
    ],
    [
      'Kafka and metadata',
      '1.2.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      [
        'restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'dynamic/degraded metadata-version',
        'none/degraded versions-together',
      ],
    ],
    [
      'the operator',
      '1.1.0',
      'version: 4.3.0, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.3.0, metadataVersion: 4.3-IV0',
      ['restart/restart operator-release: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'the operator and Kafka',
      '1.1.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1',
      [
        'restart/restart operator-release: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'none/degraded versions-together',
      ],
    ],
    [
      'the operator, Kafka and metadata',
      '1.1.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      [
        'restart/restart operator-release: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'dynamic/degraded metadata-version',
        'none/degraded versions-together',
      ],
    ],
    [
      'the operator back',
      '1.2.0',
      'version: 4.3.0, metadataVersion: 4.3-IV0',
      '1.1.0',
      'version: 4.3.0, metadataVersion: 4.3-IV0',
      ['restart/restart operator-release: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'too far',
      '0.45.2',
      'version: 3.9.2, metadataVersion: 3.9-IV0',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      ['refused/outage operator-release-refused'],
    ],
    [
      'an image',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.3-IV0, image: registry.example/kafka:1',
      ['restart/restart image-changed kafka: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      'Kafka up beside an image',
      '1.2.0',
      'version: 4.2.1, metadataVersion: 4.2-IV1, image: registry.example/kafka:1',
      '1.2.0',
      'version: 4.3.1, metadataVersion: 4.2-IV1, image: registry.example/kafka:1',
      [
        'restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'ignored/degraded kafka-version-image',
      ],
    ],
    [
      'a value that the new Kafka does not take',
      '0.47.0',
      'version: 3.9.1, metadataVersion: "3.9", config: { log.segment.bytes: 100000 }',
      '0.47.0',
      'version: 4.0.0, metadataVersion: "3.9", config: { log.segment.bytes: 100000 }',
      [
        'restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'refused/outage setting-refused log.segment.bytes',
      ],
    ],
    [
      '0.48: Kafka up',
      '0.48.0',
      'version: 4.0.0, metadataVersion: 4.0-IV3',
      '0.48.0',
      'version: 4.1.0, metadataVersion: 4.0-IV3',
      ['restart/restart kafka-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
    [
      '0.45: a protocol that KRaft does not read',
      '0.45.2',
      'version: 3.9.2, metadataVersion: 3.9-IV0',
      '0.45.2',
      'version: 3.9.2, metadataVersion: 3.9-IV0, config: { inter.broker.protocol.version: "3.9" }',
      ['restart/restart protocol-version: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5'],
    ],
  ])('%s', (_name, from, before, to, after, expected) => {
    expect(
      told({ strimzi: from, orders: kraftOrders(before) }, { strimzi: to, orders: kraftOrders(after) }, facts),
    ).toEqual(expected);
  });
});

const withZookeeper = (kafka: string): OrdersFiles => ({ strimzi: '0.45.2', orders: zookeeperOrders(kafka) });

describe('versions of a cluster with ZooKeeper', () => {
  test.each<readonly [name: string, before: string, after: string, told: readonly string[]]>([
    [
      'up',
      'version: 3.8.1',
      'version: 3.9.2',
      [
        'restart/restart kafka-version: kafka-0 kafka-1 kafka-2 x2',
        'restart/restart kafka-version-zookeeper: zookeeper-0 zookeeper-1 zookeeper-2',
      ],
    ],
    [
      'up, with the protocol held',
      'version: 3.8.1, config: { inter.broker.protocol.version: "3.8" }',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.8" }',
      [
        'restart/restart kafka-version: kafka-0 kafka-1 kafka-2',
        'restart/restart kafka-version-zookeeper: zookeeper-0 zookeeper-1 zookeeper-2',
      ],
    ],
    [
      'up, and the protocol with it',
      'version: 3.8.1, config: { inter.broker.protocol.version: "3.8" }',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.9" }',
      [
        'restart/restart kafka-version: kafka-0 kafka-1 kafka-2 x2',
        'restart/restart kafka-version-zookeeper: zookeeper-0 zookeeper-1 zookeeper-2',
        'none/none protocol-version',
        'none/degraded versions-together',
      ],
    ],
    [
      'a patch',
      'version: 3.9.1',
      'version: 3.9.2',
      [
        'restart/restart kafka-version: kafka-0 kafka-1 kafka-2',
        'restart/restart kafka-version-zookeeper: zookeeper-0 zookeeper-1 zookeeper-2',
      ],
    ],
    ['back', 'version: 3.9.2', 'version: 3.8.1', ['refused/outage kafka-version-refused']],
    [
      'back, with the protocol held',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.8" }',
      'version: 3.8.1, config: { inter.broker.protocol.version: "3.8" }',
      [
        'restart/restart kafka-version: kafka-0 kafka-1 kafka-2',
        'restart/restart kafka-version-zookeeper: zookeeper-0 zookeeper-1 zookeeper-2',
      ],
    ],
    [
      'the protocol',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.8" }',
      'version: 3.9.2',
      ['restart/degraded protocol-version: kafka-0 kafka-1 kafka-2'],
    ],
    [
      'the protocol, back',
      'version: 3.9.2',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.8" }',
      ['restart/degraded protocol-version: kafka-0 kafka-1 kafka-2'],
    ],
    [
      'the protocol, written out',
      'version: 3.9.2',
      'version: 3.9.2, config: { inter.broker.protocol.version: "3.9" }',
      ['none/none protocol-version'],
    ],
    [
      'an image',
      'version: 3.9.2',
      'version: 3.9.2, image: registry.example/kafka:1',
      ['restart/restart image-changed kafka: zookeeper-0 zookeeper-1 zookeeper-2 kafka-0 kafka-1 kafka-2'],
    ],
    [
      'a setting of brokers',
      'version: 3.9.2',
      'version: 3.9.2, config: { replica.socket.timeout.ms: 60000 }',
      ['restart/restart settings-restart brokers: kafka-0 kafka-1 kafka-2'],
    ],
    [
      'a setting for KRaft',
      'version: 3.9.2',
      'version: 3.9.2, config: { controller.quorum.fetch.timeout.ms: 3000 }',
      ['ignored/degraded setting-without-effect controller.quorum.fetch.timeout.ms', 'none/none settings-same'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(told(withZookeeper(before), withZookeeper(after), facts)).toEqual(expected);
  });
});

const controllers = '  controllers: { name: controllers, roles: [controller], nodes: 3, storage: { size: 1Gi } }\n';
const migrating = (phase: string, pools: string): string =>
  zookeeperOrders(
    undefined,
    '',
    `pools:\n  kafka: { name: kafka, roles: [broker] }\n${pools}migration: { phase: ${phase} }\n`,
  );

const states = {
  zookeeper: zookeeperOrders(),
  prepare: migrating('prepare', ''),
  migrating: migrating('migrating', controllers),
  'rolling-back': migrating('rolling-back', controllers),
  'rolled-back': migrating('rolled-back', ''),
  finalised: migrating('finalised', controllers),
  kraft: `namespace: kafka-orders
name: orders
stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
pools:
  kafka: { name: kafka, roles: [broker], nodes: 3, storage: { size: 10Gi } }
${controllers}`,
} as const;

describe('the way from ZooKeeper to KRaft', () => {
  test.each<readonly [from: keyof typeof states, to: keyof typeof states, told: readonly string[]]>([
    ['zookeeper', 'prepare', ['none/none migration-prepared']],
    ['prepare', 'migrating', ['restart/restart migration-started: kafka-0 kafka-1 kafka-2 x2']],
    [
      'migrating',
      'finalised',
      ['restart/degraded migration-finalised: controllers-0 controllers-1 controllers-2', 'gone/none zookeeper-gone'],
    ],
    ['finalised', 'kraft', ['none/none metadata-version', 'none/none zookeeper-left']],
    ['migrating', 'rolling-back', ['restart/restart migration-rolling-back: kafka-3 kafka-4 kafka-5']],
    ['rolling-back', 'rolled-back', ['restart/restart migration-rolled-back: kafka-3 kafka-4 kafka-5']],
    ['rolling-back', 'migrating', ['restart/restart migration-started: kafka-3 kafka-4 kafka-5']],
    ['rolled-back', 'migrating', ['restart/restart migration-started: kafka-0 kafka-1 kafka-2 x2']],
    ['prepare', 'zookeeper', ['none/none migration-prepared']],
    ['zookeeper', 'migrating', ['refused/outage migration-step-refused']],
    ['prepare', 'finalised', ['refused/outage migration-step-refused']],
    ['kraft', 'migrating', ['none/none metadata-version-unused', 'refused/outage migration-step-refused']],
    ['migrating', 'prepare', ['refused/outage migration-step-refused']],
  ])('%s to %s', (from, to, expected) => {
    expect(told({ strimzi: '0.45.2', orders: states[from] }, { strimzi: '0.45.2', orders: states[to] }, facts)).toEqual(
      expected,
    );
  });
});

function stepsOf(before: OrdersFiles, after: OrdersFiles): readonly string[] {
  return transition(before, after).effects.flatMap((one) => one.steps ?? []);
}

test('what goes up together is told as one merge after the other', () => {
  expect(
    stepsOf(
      { strimzi: '1.1.0', orders: kraftOrders('version: 4.2.1, metadataVersion: 4.2-IV1') },
      { strimzi: '1.2.0', orders: kraftOrders('version: 4.3.1, metadataVersion: 4.3-IV0') },
    ),
  ).toEqual([
    'Set `strimzi.release: 1.2.0`.',
    'Set `version: 4.3.1`, once all nodes are ready and clients are well.',
    'Set `metadataVersion: 4.3-IV0`, once all nodes are ready and clients are well.',
  ]);
});

test('settings that a version changes, and the way back, are told with it', () => {
  const [effect] = transition(withZookeeper('version: 3.8.1'), withZookeeper('version: 3.9.2')).effects;
  expect(effect?.says).toBe(
    'Kafka goes from 3.8.1 to 3.9.2: 3 nodes of Kafka restart, one by one, twice: first with the new version, then with what brokers speak (`inter.broker.protocol.version`).',
  );
  expect(effect?.afterwards).toEqual([
    'Setting `remote.log.manager.copier.thread.pool.size` is not given: its default is `-1` in Kafka 3.9.2, and was `10`.',
    'Setting `remote.log.manager.expiration.thread.pool.size` is not given: its default is `-1` in Kafka 3.9.2, and was `10`.',
    'From the second restart on nothing leads back to Kafka 3.8.1: give `inter.broker.protocol.version: "3.8"` to keep the way open, and raise it in a change of its own.',
  ]);
});
