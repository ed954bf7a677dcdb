import { expect, test } from 'vitest';
import { brokerConfig } from './forbidden-config.ts';
import { judgeVersionChange, versionChangeText } from './version-change.ts';

const forbidden = brokerConfig({ release: '0.45.2' });

const config = new Map(
  Object.entries({
    'auto.create.topics.enable': 'false',
    'inter.broker.protocol.version': '3.9',
    'log.message.timestamp.difference.max.ms': '86400000',
    'log.segment.bytes': '100000',
    'metric.reporters': 'a.B',
    'my.plugin': 'x',
    'share.coordinator.threads': '2',
    'group.share.max.size': '200',
    'sasl.enabled.mechanisms': 'PLAIN',
    'offsets.commit.required.acks': '-1',
  }),
);

const texts = (from: string, to: string): readonly string[] =>
  judgeVersionChange(config, from, to, 'broker', forbidden).map((effect) => versionChangeText(effect, to));

test('an upgrade to 4.0, of what is given', () => {
  const effects = judgeVersionChange(config, '3.9.2', '4.0.0', 'broker', forbidden);
  expect(effects.filter(({ what }) => what !== 'default changed')).toEqual([
    { key: 'group.share.max.size', what: 'type changed', before: 'short', after: 'int' },
    { key: 'inter.broker.protocol.version', what: 'removed', version: '4.0', instead: '`kafka.metadataVersion`' },
    {
      key: 'log.message.timestamp.difference.max.ms',
      what: 'removed',
      version: '4.0',
      instead: '`log.message.timestamp.before.max.ms` and `log.message.timestamp.after.max.ms`',
    },
    { key: 'log.segment.bytes', what: 'value refused', value: '100000', expected: 'a whole number of 1048576 or more' },
    { key: 'offsets.commit.required.acks', what: 'removed', version: '4.0' },
    { key: 'share.coordinator.threads', what: 'added', value: '2' },
  ]);
});

test('and of what is left to Kafka', () => {
  const effects = judgeVersionChange(config, '3.9.2', '4.0.0', 'broker', forbidden).filter(
    ({ what }) => what === 'default changed',
  );
  expect(effects.map(({ key }) => key)).toEqual([
    ...['group.consumer.assignors', 'group.consumer.migration.policy', 'group.coordinator.append.linger.ms'],
    ...['group.coordinator.rebalance.protocols', 'group.coordinator.threads', 'log.message.timestamp.after.max.ms'],
    ...['num.recovery.threads.per.data.dir', 'remote.log.manager.copier.thread.pool.size'],
    ...['remote.log.manager.expiration.thread.pool.size', 'remote.log.manager.thread.pool.size'],
  ]);
});

test('told in sentences', () => {
  expect(texts('3.9.2', '4.0.0').slice(0, 3)).toEqual([
    'Setting `group.consumer.assignors` is not given: its default is `uniform,range` in Kafka 4.0.0, and was `org.apache.kafka.coordinator.group.assignor.UniformAssignor,org.apache.kafka.coordinator.group.assignor.RangeAssignor`.',
    'Setting `group.consumer.migration.policy` is not given: its default is `bidirectional` in Kafka 4.0.0, and was `disabled`.',
    'Setting `group.coordinator.append.linger.ms` is not given: its default is `5` in Kafka 4.0.0, and was `10`.',
  ]);
  expect(texts('4.0.1', '3.9.2')).toContain(
    'Setting `share.coordinator.threads` comes with Kafka 4.0 and does nothing in 3.9.2; remove it.',
  );
  expect(texts('3.9.2', '4.0.0')).toContain(
    'Setting `inter.broker.protocol.version` was removed in Kafka 4.0 and does nothing from then on; set `kafka.metadataVersion` instead.',
  );
});

test('a jump over several versions names the one that removed a setting', () => {
  const given = new Map([['group.share.max.groups', '10']]);
  expect(judgeVersionChange(given, '4.0.0', '4.3.1').find(({ key }) => key === 'group.share.max.groups')).toEqual({
    key: 'group.share.max.groups',
    what: 'removed',
    version: '4.1',
  });
});

test('topics', () => {
  const given = new Map([
    ['message.format.version', '3.0'],
    ['segment.bytes', '1000'],
    ['retention.ms', '1'],
  ]);
  expect(judgeVersionChange(given, '3.9.2', '4.1.0', 'topic')).toEqual([
    { key: 'message.format.version', what: 'removed', version: '4.0' },
    {
      key: 'message.timestamp.after.max.ms',
      what: 'default changed',
      before: '9223372036854775807',
      after: '3600000',
    },
    { key: 'segment.bytes', what: 'value refused', value: '1000', expected: 'a whole number of 1048576 or more' },
  ]);
});

test('a value that was refused before is no news, and a patch changes nothing', () => {
  expect(judgeVersionChange(new Map([['num.io.threads', 'many']]), '4.2.0', '4.2.1')).toEqual([]);
  expect(judgeVersionChange(config, '4.2.0', '4.2.1')).toEqual([]);
  expect(judgeVersionChange(config, '4.2.0', '4.9.0')).toEqual([]);
});
