import { describe, expect, test } from 'vitest';
import { kraftOrders, told, zookeeperOrders } from '../../../test/support/orders-files.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import { configFacts } from './config-effects.ts';

/** What runs, by release of the operator. */
const running: Readonly<Record<string, string>> = {
  '1.2.0': 'version: 4.3.1, metadataVersion: 4.3-IV0',
  '0.49.0': 'version: 4.0.0, metadataVersion: 4.0-IV3',
  '0.48.0': 'version: 4.0.0, metadataVersion: 4.0-IV3',
  '0.45.2': 'version: 3.9.2, metadataVersion: 3.9-IV0',
};

function withConfig(strimzi: string, config: string): OrdersFiles {
  return { strimzi, orders: kraftOrders(`${running[strimzi]}${config === '' ? '' : `, config: { ${config} }`}`) };
}

describe('a setting of brokers', () => {
  test.each<readonly [name: string, strimzi: string, before: string, after: string, told: readonly string[]]>([
    [
      'read only at the start',
      '1.2.0',
      '',
      'replica.socket.timeout.ms: 60000',
      ['restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2'],
    ],
    [
      'read only, and by controllers too',
      '1.2.0',
      '',
      'num.partitions: 6',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'ignored/none only-new-topics num.partitions',
      ],
    ],
    ['taken as brokers run', '1.2.0', '', 'log.cleaner.backoff.ms: 20000', ['dynamic/none settings-dynamic']],
    ['taken by all', '1.2.0', '', 'num.io.threads: 12', ['dynamic/none settings-dynamic']],
    ['back to the default', '1.2.0', 'num.io.threads: 12', '', ['dynamic/none settings-dynamic']],
    [
      'more than double of the threads',
      '1.2.0',
      '',
      'num.io.threads: 17',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
      ],
    ],
    [
      'less than half of the threads',
      '1.2.0',
      '',
      'num.io.threads: 3',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
      ],
    ],
    ['what brokers have by default', '1.2.0', '', 'num.network.threads: 3', ['none/none settings-same']],
    ['the same, written otherwise', '1.2.0', 'num.io.threads: 12', 'num.io.threads: "12"', ['none/none settings-same']],
    [
      'no setting of Kafka',
      '1.2.0',
      '',
      'my.plugin.url: x',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
      ],
    ],
    [
      'of one listener',
      '1.2.0',
      '',
      'listener.name.tls-9093.max.connections: 100',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
      ],
    ],
    [
      'of the quorum',
      '1.2.0',
      '',
      'controller.quorum.fetch.timeout.ms: 3000',
      ['restart/restart settings-restart controllers: controllers-3 controllers-4 controllers-5'],
    ],
    [
      'several, of several nodes',
      '1.2.0',
      'replica.socket.timeout.ms: 60000',
      'num.partitions: 6, my.plugin.url: x, log.segment.bytes: 1000000000',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2',
        'dynamic/none settings-dynamic',
        'ignored/none only-new-topics num.partitions',
      ],
    ],
    [
      'made by the operator',
      '1.2.0',
      '',
      'advertised.listeners: x',
      ['ignored/degraded setting-ignored advertised.listeners'],
    ],
    ['made by the operator, goes', '1.2.0', 'log.dirs: /x', '', ['ignored/none setting-ignored log.dirs']],
    [
      'a value that is none',
      '1.2.0',
      '',
      'compression.type: ZSTD',
      ['refused/outage setting-refused compression.type'],
    ],
    ['a value out of range', '1.2.0', '', 'num.io.threads: 0', ['refused/outage setting-refused num.io.threads']],
    [
      'more copies than brokers',
      '1.2.0',
      '',
      'offsets.topic.replication.factor: 4',
      ['refused/outage setting-refused offsets.topic.replication.factor'],
    ],
    [
      'what no broker starts with',
      '1.2.0',
      '',
      'log.retention.ms: 0',
      ['restart/degraded settings-conflict log.retention.ms: brokers-0 brokers-1 brokers-2'],
    ],
    [
      'two that do not fit',
      '1.2.0',
      '',
      'replica.fetch.wait.max.ms: 60000',
      [
        'restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2',
        'restart/degraded settings-conflict replica.fetch.wait.max.ms: brokers-0 brokers-1 brokers-2',
      ],
    ],
    [
      'of another version',
      '1.2.0',
      '',
      'log.message.format.version: "3.9"',
      [
        'ignored/degraded setting-without-effect log.message.format.version',
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
      ],
    ],
    [
      'shorter',
      '1.2.0',
      '',
      'log.retention.hours: 24',
      ['restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2', 'gone/data loss records-expire'],
    ],
    [
      'shorter, taken as brokers run',
      '1.2.0',
      '',
      'log.retention.ms: 86400000',
      ['dynamic/none settings-dynamic', 'gone/data loss records-expire'],
    ],
    [
      'longer',
      '1.2.0',
      'log.retention.hours: 24',
      '',
      ['restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2'],
    ],
    [
      'less',
      '1.2.0',
      '',
      'log.retention.bytes: 1073741824',
      ['dynamic/none settings-dynamic', 'gone/data loss records-expire'],
    ],
    [
      'compacted by default',
      '1.2.0',
      '',
      'log.cleanup.policy: compact',
      ['dynamic/none settings-dynamic', 'gone/data loss records-compacted'],
    ],
    [
      'deleted by default',
      '1.2.0',
      'log.cleanup.policy: compact',
      '',
      ['dynamic/none settings-dynamic', 'gone/data loss records-expire'],
    ],
    [
      'positions of groups',
      '1.2.0',
      '',
      'offsets.retention.minutes: 60',
      ['restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2', 'gone/data loss offsets-expire'],
    ],
    [
      'as many in sync as there are',
      '1.2.0',
      '',
      'min.insync.replicas: 3',
      ['dynamic/none settings-dynamic', 'dynamic/degraded writes-need-every-copy min.insync.replicas'],
    ],
    [
      'more in sync than there are',
      '1.2.0',
      '',
      'min.insync.replicas: 4',
      ['dynamic/none settings-dynamic', 'dynamic/outage writes-stop min.insync.replicas'],
    ],
    [
      'one in sync',
      '1.2.0',
      '',
      'min.insync.replicas: 1',
      ['dynamic/none settings-dynamic', 'dynamic/degraded writes-confirmed-sooner min.insync.replicas'],
    ],
    [
      'transactions',
      '1.2.0',
      '',
      'transaction.state.log.min.isr: 3',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'dynamic/degraded writes-need-every-copy transaction.state.log.min.isr',
      ],
    ],
    [
      'new topics',
      '1.2.0',
      '',
      'default.replication.factor: 2',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'ignored/none only-new-topics default.replication.factor',
      ],
    ],
    [
      'topics that Kafka has made',
      '1.2.0',
      '',
      'offsets.topic.replication.factor: 2',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'ignored/degraded only-new-topics offsets.topic.replication.factor',
      ],
    ],
    [
      'unclean election',
      '1.2.0',
      '',
      'unclean.leader.election.enable: true',
      ['dynamic/none settings-dynamic', 'dynamic/degraded unclean-election unclean.leader.election.enable'],
    ],
    [
      'topics that clients ask for',
      '1.2.0',
      'auto.create.topics.enable: true',
      'auto.create.topics.enable: false',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'dynamic/degraded topics-not-made auto.create.topics.enable',
      ],
    ],
    [
      'no deletion',
      '1.2.0',
      '',
      'delete.topic.enable: false',
      [
        'restart/restart settings-restart nodes: brokers-0 brokers-1 brokers-2 controllers-3 controllers-4 controllers-5',
        'dynamic/degraded topics-not-made delete.topic.enable',
      ],
    ],
    [
      'smaller batches',
      '1.2.0',
      '',
      'message.max.bytes: 100000',
      ['dynamic/none settings-dynamic', 'dynamic/degraded clients-refused message.max.bytes'],
    ],
    ['larger batches', '1.2.0', '', 'message.max.bytes: 10000000', ['dynamic/none settings-dynamic']],
    [
      'fewer connections',
      '1.2.0',
      '',
      'max.connections: 100',
      ['dynamic/none settings-dynamic', 'dynamic/degraded clients-refused max.connections'],
    ],
    [
      'protocols',
      '1.2.0',
      '',
      'ssl.enabled.protocols: TLSv1.3',
      ['dynamic/none settings-dynamic', 'dynamic/degraded clients-refused ssl.enabled.protocols'],
    ],
    [
      'longer sessions',
      '1.2.0',
      '',
      'group.min.session.timeout.ms: 30000',
      [
        'restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2',
        'dynamic/degraded clients-refused group.min.session.timeout.ms',
      ],
    ],
    [
      'shorter transactions',
      '1.2.0',
      '',
      'transaction.max.timeout.ms: 60000',
      [
        'restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2',
        'dynamic/degraded clients-refused transaction.max.timeout.ms',
      ],
    ],
    [
      '0.45: controllers look at it',
      '0.45.2',
      '',
      'num.io.threads: 12',
      [
        'restart/restart settings-restart controllers: controllers-3 controllers-4 controllers-5',
        'dynamic/none settings-dynamic',
      ],
    ],
    ['0.45: controllers do not', '0.45.2', '', 'log.cleaner.backoff.ms: 20000', ['dynamic/none settings-dynamic']],
    [
      '0.45: no setting of Kafka',
      '0.45.2',
      '',
      'my.plugin.url: x',
      ['restart/restart settings-restart brokers: brokers-0 brokers-1 brokers-2'],
    ],
    [
      '0.45: what controllers have already',
      '0.45.2',
      '',
      'num.network.threads: 3',
      ['restart/restart settings-restart controllers: controllers-3 controllers-4 controllers-5'],
    ],
    [
      '0.48: as in 0.45',
      '0.48.0',
      '',
      'num.io.threads: 12',
      [
        'restart/restart settings-restart controllers: controllers-3 controllers-4 controllers-5',
        'dynamic/none settings-dynamic',
      ],
    ],
    ['0.49: as in 1.2', '0.49.0', '', 'num.io.threads: 12', ['dynamic/none settings-dynamic']],
  ])('%s', (_name, strimzi, before, after, expected) => {
    expect(told(withConfig(strimzi, before), withConfig(strimzi, after), configFacts)).toEqual(expected);
  });
});

describe('a setting of ZooKeeper', () => {
  test.each<readonly [name: string, before: string, after: string, told: readonly string[]]>([
    [
      'ZooKeeper reads it at the start',
      '',
      ', config: { tickTime: 1000 }',
      ['restart/restart zookeeper-settings-restart: zookeeper-0 zookeeper-1 zookeeper-2'],
    ],
    ['made by the operator', '', ', config: { server.1: x }', ['ignored/degraded setting-ignored server.1']],
    [
      'missed by the operator',
      '',
      ', config: { dataDir: /x }',
      [
        'restart/data loss zookeeper-setting-overrides dataDir',
        'restart/restart zookeeper-settings-restart: zookeeper-0 zookeeper-1 zookeeper-2',
      ],
    ],
    [
      'what it does not start with',
      '',
      ', config: { initLimit: 0 }',
      [
        'restart/restart zookeeper-settings-restart: zookeeper-0 zookeeper-1 zookeeper-2',
        'restart/degraded zookeeper-settings-conflict initLimit',
      ],
    ],
  ])('%s', (_name, before, after, expected) => {
    const at = (zookeeper: string): OrdersFiles => ({
      strimzi: '0.45.2',
      orders: zookeeperOrders(undefined, zookeeper),
    });
    expect(told(at(before), at(after), configFacts)).toEqual(expected);
  });
});

test('sentences say who restarts and why, what goes, and in which topics', () => {
  const topics = 'topics: { a: {}, b: { retention: 1d }, c: { cleanup: compact } }\n';
  const at = (config: string): OrdersFiles => ({ ...withConfig('1.2.0', config), topics });
  const config = 'log.retention.hours: 24, num.partitions: 6, my.plugin.url: x, num.io.threads: 12';
  expect(transition(at(''), at(config)).effects.map((one) => one.says)).toEqual([
    'All 3 brokers restart, one by one: `log.retention.hours` is read only at the start.',
    'All 6 nodes restart, one by one: `num.partitions` is read only at the start and `my.plugin.url` is no setting that Kafka 4.3.1 has, so the operator restarts them to be sure.',
    'Running nodes take `num.io.threads` without a restart; one that refuses the change is restarted.',
    'Records are kept for 1d instead of 7d: what is beyond goes within minutes and does not come back, in topic `a`, and in topics that no file has and that have no such setting of their own.',
    'Only topics that are made later get 6 partitions; those that are there keep theirs.',
  ]);
});

test('records of a topic whose own time goes with that of brokers are told of once, and of one that keeps more not at all', () => {
  const at = (hours: number, topics: string): OrdersFiles => ({
    ...withConfig('1.2.0', `log.retention.hours: ${hours}`),
    topics: `topics: ${topics}\n`,
  });
  const expire = (before: OrdersFiles, after: OrdersFiles): readonly string[] =>
    transition(before, after).effects.flatMap((one) => (/expire/.test(one.id) ? [`${one.id}: ${one.says}`] : []));
  const [own, brokers] = expire(at(168, '{ a: { retention: 7d }, b: { retention: 12h } }'), at(24, '{ a: {}, b: {} }'))
    .toSorted()
    .toReversed();
  expect(own).toMatch(/^topic-records-expire: .*`a`/);
  expect(brokers).toMatch(/^records-expire: /);
  expect(brokers).not.toMatch(/`[ab]`/);
  expect(expire(at(168, '{ a: {} }'), at(24, '{ a: {} }'))[0]).toContain('`a`');
  // Another setting of its own says nothing of time, and a time of its own may be shorter than that of brokers before.
  expect(expire(at(168, '{ a: {} }'), at(24, '{ a: { config: { max.message.bytes: 2000000 } } }'))[0]).toMatch(
    /^records-expire: .*`a`/,
  );
  expect(expire(at(168, '{ a: {} }'), at(24, '{ a: { retention: 2d } }')).join()).toMatch(
    /topic-records-expire: .*`a`/,
  );
});
