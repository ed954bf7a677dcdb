import { expect, test } from 'vitest';
import { noEffect } from './setting-effect.ts';
import { absenceOf, defaultsChanged, settingsAdded, settingsRemoved } from './setting-history.ts';

test.each([
  ['zookeeper.connect', '4.2.1', 'removed', '4.0'],
  ['inter.broker.protocol.version', '4.0.0', 'removed', '4.0'],
  ['advertised.host.name', '3.9.2', 'removed', '3.0'],
  ['group.share.enable', '4.3.0', 'removed', '4.3'],
  ['group.coordinator.new.enable', '4.1.9', 'removed', '4.1'],
  ['group.streams.max.size', '4.0.1', 'later', '4.1'],
  ['cordoned.log.dirs', '4.2.1', 'later', '4.3'],
  ['compression.zstd.level', '2.8.0', 'later', '3.8'],
  ['alter.config.policy.kraft.compatibility.enable', '3.9.1', 'later', '3.9.2'],
  ['alter.config.policy.kraft.compatibility.enable', '4.0.0', 'removed', '4.0'],
])('%s in Kafka %s: %s %s', (key, version, why, of) => {
  expect(absenceOf(key, version)).toEqual({ why, version: of });
});

test.each([
  ['num.io.threads', '4.3.1'],
  ['no.such.setting', '4.3.1'],
  ['zookeeper.connect', '4.9.0'],
  ['config.providers', '3.9.2'],
])('nothing to say of %s in Kafka %s', (key, version) => expect(absenceOf(key, version)).toBeUndefined());

test('what came and went between versions', () => {
  expect(settingsRemoved('3.9.2', '4.0.0')).toHaveLength(42);
  expect(settingsRemoved('3.9.2', '4.0.0')).toContain('log.message.format.version');
  expect(settingsRemoved('4.2.1', '4.3.0')).toEqual([
    'group.share.enable',
    'internal.metadata.max.fetch.size.in.bytes',
  ]);
  expect(settingsAdded('4.1.2', '4.2.0')).toEqual([
    ...['config.providers', 'controller.quorum.auto.join.enable', 'group.share.initialize.retry.interval.ms'],
    ...['group.streams.initial.rebalance.delay.ms', 'remote.log.manager.follower.thread.pool.size'],
  ]);
  expect(settingsRemoved('3.9.2', '4.0.0', 'topic')).toEqual([
    ...['message.downconversion.enable', 'message.format.version', 'message.timestamp.difference.max.ms'],
  ]);
  expect(settingsAdded('3.9.2', '3.9.2')).toEqual([]);
  expect(settingsRemoved('3.9.2', '4.9.0')).toEqual([]);
});

test('defaults that changed', () => {
  expect(defaultsChanged('3.8.1', '3.9.2').map(({ key }) => key)).toEqual([
    ...['remote.log.manager.copier.thread.pool.size', 'remote.log.manager.expiration.thread.pool.size'],
  ]);
  expect(defaultsChanged('3.3.2', '3.4.1')).toEqual([
    { key: 'metadata.max.retention.bytes', before: '-1', after: '104857600' },
  ]);
  expect(defaultsChanged('3.9.2', '4.9.0')).toEqual([]);
});

test.each([
  ['metadata.log.segment.bytes', '3.9.2', 'zookeeper', 'it is for clusters that keep their metadata in KRaft'],
  ['metadata.log.segment.bytes', '3.9.2', 'post-migration', undefined],
  ['metadata.log.segment.bytes', '3.9.2', 'kraft', undefined],
  ['metadata.log', '3.9.2', 'zookeeper', undefined],
  ['inter.broker.protocol.version', '3.9.2', 'zookeeper', undefined],
  ['inter.broker.protocol.version', '3.9.2', 'post-migration', undefined],
  ['inter.broker.protocol.version', '3.9.2', 'kraft', 'it is for clusters that keep their metadata in ZooKeeper'],
  ['zookeeper.session.timeout.ms', '3.9.2', 'kraft', 'it is for clusters that keep their metadata in ZooKeeper'],
  ['zookeeper.session.timeout.ms', '4.2.1', 'kraft', 'Kafka 4.0 removed it, and this is 4.2.1'],
  ['zookeeper.session.timeout.ms', '4.4.0', 'kraft', 'it is for clusters that keep their metadata in ZooKeeper'],
  ['zookeeper.of.a.plugin', '3.9.2', 'kraft', undefined],
  [
    'leader.imbalance.per.broker.percentage',
    '3.9.2',
    'kraft',
    'it is for clusters that keep their metadata in ZooKeeper',
  ],
  ['leader.imbalance.check.interval.seconds', '3.9.2', 'kraft', undefined],
  ['group.streams.max.size', '4.0.1', 'kraft', 'it comes with Kafka 4.1, and this is 4.0.1'],
] as const)('%s in Kafka %s, %s', (key, version, stage, why) => expect(noEffect(key, version, stage)?.why).toBe(why));

test('what to set instead', () => {
  expect(noEffect('inter.broker.protocol.version', '4.2.1', 'kraft')?.instead).toBe('`kafka.metadataVersion`');
  expect(noEffect('delegation.token.master.key', '4.0.0', 'kraft')?.instead).toBe('`delegation.token.secret.key`');
  expect(noEffect('offsets.commit.required.acks', '4.0.0', 'kraft')).not.toHaveProperty('instead');
});
