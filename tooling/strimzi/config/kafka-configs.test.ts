/** Facts of single versions, looked up in the artifacts of each and in Kafka's notes on upgrading. */
import { expect, test } from 'vitest';
import { knownReleases, strimziRelease } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import { settingsOf, versionsWith } from './kafka-configs.ts';
import { cataloguedVersion, kafkaVersions } from './kafka-versions.ts';
import { changeOf } from './setting-change.ts';

const broker = (version: string, key: string) => settingsOf('broker', version)?.get(key);
const topic = (version: string, key: string) => settingsOf('topic', version)?.get(key);

test('versions are in order, and each has its settings', () => {
  expect([...kafkaVersions].sort(compareVersions)).toEqual(kafkaVersions);
  const sizes = kafkaVersions.map((one) => [one, settingsOf('broker', one)?.size, settingsOf('topic', one)?.size]);
  expect(sizes).toEqual([
    ['2.8.1', 232, 26],
    ['3.0.0', 248, 29],
    ['3.1.2', 263, 29],
    ['3.2.3', 263, 29],
    ['3.3.2', 265, 29],
    ['3.4.1', 270, 29],
    ['3.5.1', 282, 29],
    ['3.6.2', 289, 31],
    ['3.7.1', 295, 31],
    ['3.8.0', 313, 34],
    ['3.8.1', 313, 34],
    ['3.9.0', 328, 36],
    ['3.9.1', 328, 36],
    ['3.9.2', 329, 36],
    ['4.0.0', 306, 33],
    ['4.0.1', 306, 33],
    ['4.1.0', 336, 34],
    ['4.1.1', 336, 34],
    ['4.1.2', 336, 34],
    ['4.2.0', 341, 34],
    ['4.2.1', 341, 34],
    ['4.3.0', 360, 34],
    ['4.3.1', 360, 34],
  ]);
});

test('every Kafka version that a release runs has settings', () => {
  const versions = knownReleases.flatMap((release) => strimziRelease(release)?.kafkaVersions ?? []);
  expect(versions.filter((version) => settingsOf('broker', version) === undefined)).toEqual([]);
});

test('a patch that is not listed has the settings of its nearest neighbour, another minor has none', () => {
  expect(['2.8.0', '3.0.1', '3.9.3', '4.1.9', '3.5.0', '4.3.1'].map(cataloguedVersion)).toEqual([
    ...['2.8.1', '3.0.0', '3.9.2', '4.1.2', '3.5.1', '4.3.1'],
  ]);
  expect(['4.4.0', '2.7.2', '', '4.3', 'latest', '4.3.x'].map(cataloguedVersion)).toEqual(Array(6).fill(undefined));
  expect(settingsOf('broker', '4.2.5')).toBe(settingsOf('broker', '4.2.1'));
  expect(settingsOf('broker', '4.4.0')).toBeUndefined();
});

test.each([
  ['2.8.1', 'zookeeper.sync.time.ms', { type: 'int', default: '2000' }],
  ['3.0.0', 'log.message.format.version', { type: 'string', default: '3.0-IV1', isProtocol: true }],
  ['3.5.1', 'num.recovery.threads.per.data.dir', { type: 'int', default: '1', scope: 'cluster-wide', minimum: 1 }],
  ['3.7.1', 'inter.broker.protocol.version', { type: 'string', default: '3.7-IV4', isProtocol: true }],
  [
    '3.8.0',
    'compression.zstd.level',
    { type: 'int', default: '3', scope: 'cluster-wide', minimum: -131072, maximum: 22 },
  ],
  ['3.9.2', 'log.segment.bytes', { type: 'int', default: '1073741824', scope: 'cluster-wide', minimum: 14 }],
  ['4.0.0', 'num.recovery.threads.per.data.dir', { type: 'int', default: '2', scope: 'cluster-wide', minimum: 1 }],
  ['4.0.1', 'log.segment.bytes', { type: 'int', default: '1073741824', scope: 'cluster-wide', minimum: 1048576 }],
  ['4.1.1', 'group.coordinator.append.linger.ms', { type: 'int', default: '5', minimum: 0 }],
  ['4.2.1', 'group.coordinator.append.linger.ms', { type: 'int', default: '-1', minimum: -1 }],
  ['4.3.1', 'remote.log.manager.thread.pool.size', { type: 'int', default: '2', minimum: 1 }],
  ['4.3.1', 'log.cleanup.policy', { type: 'list', default: 'delete', items: ['compact', 'delete'], distinct: true }],
])('Kafka %s has %s', (version, key, definition) => expect(broker(version, key)).toMatchObject(definition));

test('settings of topics name the setting of brokers that is their default', () => {
  expect(topic('4.3.1', 'retention.ms')?.server).toBe('log.retention.ms');
  expect(topic('4.3.1', 'max.message.bytes')?.server).toBe('message.max.bytes');
  expect(topic('2.8.1', 'segment.jitter.ms')?.server).toBe('log.roll.jitter.ms');
  expect(topic('3.9.2', 'message.timestamp.after.max.ms')?.default).toBe('9223372036854775807');
  expect(topic('4.0.0', 'message.timestamp.after.max.ms')?.default).toBe('3600000');
  expect(broker('4.3.1', 'log.retention.ms')?.server).toBeUndefined();
});

test('which versions have a setting', () => {
  expect(versionsWith('alter.config.policy.kraft.compatibility.enable')).toEqual(['3.9.2']);
  expect(versionsWith('zookeeper.connect').at(-1)).toBe('3.9.2');
  expect(versionsWith('message.format.version', 'topic').at(-1)).toBe('3.9.2');
  expect(versionsWith('num.io.threads')).toEqual(kafkaVersions);
  expect(versionsWith('toString')).toEqual([]);
});

test.each([
  ['num.io.threads', '4.3.1', 'cluster-wide', false],
  ['sasl.enabled.mechanisms', '3.9.2', 'per-broker', false],
  ['auto.create.topics.enable', '4.3.1', 'read-only', true],
  ['remote.log.index.file.cache.total.size.bytes', '3.6.2', 'read-only', true],
  ['remote.log.index.file.cache.total.size.bytes', '3.7.1', 'cluster-wide', false],
  ['my.plugin.option', '4.3.1', 'unknown', true],
  ['num.io.threads', '4.9.0', 'unknown', true],
])('a change of %s in Kafka %s is %s', (key, version, scope, restarts) => {
  expect(changeOf(key, version)).toEqual({ scope, restarts });
});

test('a change of a topic restarts nothing', () => {
  expect(changeOf('retention.ms', '4.3.1', 'topic').restarts).toBe(false);
  expect(changeOf('no.such', '4.3.1', 'topic')).toEqual({ scope: 'unknown', restarts: false });
});
