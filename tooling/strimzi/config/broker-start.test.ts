/** What brokers start with, and what not, was tried with the code of their versions. */
import { expect, test } from 'vitest';
import { startConflicts } from './broker-start.ts';
import { settingsOf } from './kafka-configs.ts';

const definitions = settingsOf('broker', '3.9.2') ?? new Map();
const read = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(';').flatMap((pair) => (pair === '' ? [] : [pair.split('=') as [string, string]])));

test.each([
  '',
  'log.retention.ms=-2',
  'log.retention.ms=-1',
  'log.retention.hours=-1',
  'log.retention.hours=-2',
  'log.cleaner.dedupe.buffer.size=1048577',
  'connection.failed.authentication.delay.ms=599999',
  'queued.max.request.bytes=104857600',
  'queued.max.request.bytes=104857601',
  'group.min.session.timeout.ms=2000000',
  'group.coordinator.new.enable=true',
  'message.max.bytes=2000000',
  'message.max.bytes=2000000;replica.fetch.max.bytes=1',
  'log.segment.bytes=1000;message.max.bytes=2000000',
  'log.cleaner.min.compaction.lag.ms=20;log.cleaner.max.compaction.lag.ms=10',
  'log.cleaner.min.compaction.lag.ms=20',
  'log.local.retention.ms=100;log.retention.ms=50',
  'log.local.retention.ms=700000000',
  'log.local.retention.bytes=100;log.retention.bytes=50',
  'remote.log.storage.system.enable=true',
  'remote.log.storage.system.enable=true;log.local.retention.ms=700000000',
  'remote.log.storage.system.enable=true;log.local.retention.ms=700000000;remote.log.storage.manager.class.name=x',
  'remote.log.storage.system.enable=true;log.retention.bytes=50;log.local.retention.bytes=100',
  'inter.broker.protocol.version=2.7;log.message.format.version=2.8',
  'inter.broker.protocol.version=3.9;log.message.format.version=2.8',
  'log.cleanup.policy=compact, delete',
  'log.cleanup.policy=',
  'max.connections.per.ip=0;max.connections.per.ip.overrides=127.0.0.1:5',
  'auto.create.topics.enable=TRUE',
  'num.io.threads= 8 ',
  'sasl.enabled.mechanisms=FOO',
  'transaction.state.log.min.isr=5;transaction.state.log.replication.factor=3',
  'min.insync.replicas=5',
  'zookeeper.session.timeout.ms=0',
  'zookeeper.session.timeout.ms=-1',
  'group.share.enable=true',
  'metadata.max.idle.interval.ms=0',
  'message.max.bytes=0',
  'replica.fetch.max.bytes=1',
  'metric.reporters=a.b.C',
  'group.initial.rebalance.delay.ms=-1',
  'producer.purgatory.purge.interval.requests=-5',
  'controlled.shutdown.max.retries=-1',
])('starts with `%s`', (text) => {
  expect(startConflicts(read(text), definitions)).toEqual([]);
});

test.each([
  'log.roll.ms=0',
  'log.roll.ms=-1',
  'log.roll.jitter.ms=-1',
  'log.retention.ms=0',
  'log.retention.hours=0',
  'log.retention.minutes=0',
  'log.cleaner.threads=200',
  'log.cleaner.dedupe.buffer.size=1048576',
  'replica.fetch.wait.max.ms=40000',
  'replica.fetch.wait.max.ms=30001',
  'replica.socket.timeout.ms=400',
  'replica.lag.time.max.ms=400',
  'offsets.commit.required.acks=4',
  'offsets.commit.required.acks=-2',
  'offsets.topic.replication.factor=2;offsets.commit.required.acks=3',
  'connection.failed.authentication.delay.ms=600000',
  'queued.max.request.bytes=100',
  'group.consumer.min.heartbeat.interval.ms=20000',
  'group.consumer.heartbeat.interval.ms=20000',
  'group.consumer.session.timeout.ms=90000',
  'group.consumer.min.session.timeout.ms=70000',
  'group.consumer.max.session.timeout.ms=1000',
  'group.coordinator.rebalance.protocols=classic,consumer',
  'group.coordinator.rebalance.protocols=consumer',
  'max.connections.per.ip=0',
])('ends with `%s`', (text) => {
  expect(startConflicts(read(text), definitions).length).toBeGreaterThan(0);
});

const inKraft = (version: string, text: string) =>
  startConflicts(read(text), settingsOf('broker', version) ?? new Map(), true).map(
    ({ says, remedy }) => `${says}; ${remedy}`,
  );

test.each([
  ['3.9.2', 'group.coordinator.rebalance.protocols=classic,consumer'],
  ['3.9.2', 'group.coordinator.rebalance.protocols=classic,consumer,share'],
  ['3.9.2', 'inter.broker.protocol.version=3.0'],
  ['3.9.2', 'group.share.max.record.lock.duration.ms=10000'],
  ['3.9.2', 'group.consumer.min.assignment.interval.ms=20000'],
  ['4.0.1', 'offsets.commit.required.acks=4'],
  ['4.0.1', 'control.plane.listener.name=X'],
  ['4.0.1', 'group.streams.num.standby.replicas=10'],
  ['4.2.1', 'group.consumer.min.assignment.interval.ms=20000'],
  ['4.3.1', 'group.streams.num.standby.replicas=2'],
  ['4.3.1', 'offsets.topic.compression.codec=4'],
])('Kafka %s without ZooKeeper starts with `%s`', (version, text) => expect(inKraft(version, text)).toEqual([]));

test.each([
  ['3.9.2', 'control.plane.listener.name=X', '`control.plane.listener.name` is for ZooKeeper; remove it'],
  ['3.9.2', 'inter.broker.protocol.version=2.8', '`inter.broker.protocol.version` is 2.8, older than KRaft; remove it'],
  [
    '4.3.1',
    'group.coordinator.rebalance.protocols=consumer,streams',
    '`group.coordinator.rebalance.protocols` does not have `classic`; add it',
  ],
  [
    '4.0.1',
    'group.share.max.record.lock.duration.ms=10000',
    '`group.share.max.record.lock.duration.ms` is 10000, less than `group.share.record.lock.duration.ms` (30000); set 30000 at least',
  ],
  [
    '4.1.2',
    'group.streams.num.standby.replicas=10',
    '`group.streams.num.standby.replicas` is 10, more than `group.streams.max.standby.replicas` (2); set 2 at most',
  ],
  [
    '4.2.1',
    'share.coordinator.snapshot.update.records.per.snapshot=1000',
    '`share.coordinator.snapshot.update.records.per.snapshot` is 1000; set 500 at most',
  ],
  ['4.3.1', 'offsets.topic.compression.codec=10', '`offsets.topic.compression.codec` is 10; set 0 (none) to 4 (zstd)'],
  ['4.3.1', 'log.cleaner.threads=0', '`log.cleaner.threads` is 0; set 1 at least'],
])('Kafka %s without ZooKeeper ends with `%s`', (version, text, says) =>
  expect(inKraft(version, text)).toContain(says),
);

test('intervals of groups are limited from 4.3 on', () => {
  expect(inKraft('4.3.1', 'group.consumer.min.assignment.interval.ms=20000')).toHaveLength(2);
});
