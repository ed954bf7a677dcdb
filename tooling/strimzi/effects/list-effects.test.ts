import { describe, expect, test } from 'vitest';
import { kraftOrders, told } from '../../../test/support/orders-files.ts';
import { type OrdersFiles, transition } from '../../../test/support/transition.ts';
import { configFacts } from './config-effects.ts';
import { listFacts } from './list-effects.ts';

const facts = { ...listFacts, ...configFacts };
const running = 'version: 4.3.1, metadataVersion: 4.3-IV0';

const clusters = {
  kraft: { strimzi: '1.2.0', orders: kraftOrders(running) },
  cruiseControl: { strimzi: '1.2.0', orders: kraftOrders(running, 'cruiseControl: {}\n') },
  old: { strimzi: '0.45.2', orders: kraftOrders('version: 3.9.2, metadataVersion: 3.9-IV0') },
} as const;

describe('a topic', () => {
  test.each<
    readonly [name: string, cluster: keyof typeof clusters, before: string, after: string, told: readonly string[]]
  >([
    ['more partitions', 'kraft', '{ partitions: 3 }', '{ partitions: 6 }', ['made/degraded topic-partitions-added a']],
    ['fewer partitions', 'kraft', '{ partitions: 3 }', '{ partitions: 1 }', ['refused/degraded topic-refused a']],
    ['partitions as the brokers have', 'kraft', '{}', '{ partitions: 1 }', ['none/none topic-partitions-added a']],
    ['fewer copies', 'kraft', '{ replicas: 3 }', '{ replicas: 2 }', ['refused/degraded topic-refused a']],
    ['copies written out', 'kraft', '{}', '{ replicas: 3 }', ['none/none topic-copies-changed a']],
    [
      'fewer copies with Cruise Control',
      'cruiseControl',
      '{ replicas: 3 }',
      '{ replicas: 2 }',
      ['dynamic/degraded topic-copies-changed a'],
    ],
    [
      'more copies with Cruise Control',
      'cruiseControl',
      '{ replicas: 2, minInSync: 1 }',
      '{ replicas: 3, minInSync: 1 }',
      ['dynamic/none topic-copies-changed a'],
    ],
    [
      'too few copies with Cruise Control',
      'cruiseControl',
      '{ replicas: 3 }',
      '{ replicas: 1 }',
      ['dynamic/outage topic-copies-changed a'],
    ],
    [
      'a shorter time',
      'kraft',
      '{ retention: 7d }',
      '{ retention: 1d }',
      ['dynamic/none topic-settings a', 'gone/data loss topic-records-expire a'],
    ],
    ['a longer time', 'kraft', '{ retention: 1d }', '{ retention: 7d }', ['dynamic/none topic-settings a']],
    [
      'the time of brokers again',
      'kraft',
      '{ retention: 30d }',
      '{}',
      ['dynamic/none topic-settings a', 'gone/data loss topic-records-expire a'],
    ],
    [
      'less',
      'kraft',
      '{}',
      '{ retentionBytes: 1Gi }',
      ['dynamic/none topic-settings a', 'gone/data loss topic-records-expire a'],
    ],
    [
      'compacted',
      'kraft',
      '{}',
      '{ cleanup: compact }',
      ['dynamic/none topic-settings a', 'gone/data loss topic-compacted a'],
    ],
    [
      'deleted',
      'kraft',
      '{ cleanup: compact }',
      '{}',
      ['dynamic/none topic-settings a', 'gone/data loss topic-records-expire a'],
    ],
    [
      'both',
      'kraft',
      '{ cleanup: compact }',
      '{ cleanup: "compact,delete" }',
      ['dynamic/none topic-settings a', 'gone/data loss topic-records-expire a'],
    ],
    [
      'all in sync',
      'kraft',
      '{ replicas: 3 }',
      '{ replicas: 3, minInSync: 3 }',
      ['dynamic/none topic-settings a', 'dynamic/degraded topic-writes-stop a'],
    ],
    [
      'more in sync than there are',
      'kraft',
      '{ replicas: 3 }',
      '{ replicas: 3, minInSync: 4 }',
      ['dynamic/none topic-settings a', 'dynamic/outage topic-writes-stop a'],
    ],
    [
      'one in sync',
      'kraft',
      '{ replicas: 3 }',
      '{ replicas: 3, minInSync: 1 }',
      ['dynamic/none topic-settings a', 'dynamic/degraded writes-confirmed-sooner a'],
    ],
    [
      'smaller batches',
      'kraft',
      '{}',
      '{ config: { max.message.bytes: 1000 } }',
      ['dynamic/none topic-settings a', 'dynamic/degraded topic-clients-refused a'],
    ],
    [
      'unclean',
      'kraft',
      '{}',
      '{ config: { unclean.leader.election.enable: true } }',
      ['dynamic/none topic-settings a', 'dynamic/degraded unclean-election a'],
    ],
    ['no setting', 'kraft', '{}', '{ config: { no.such: 1 } }', ['refused/degraded topic-settings-refused a']],
    [
      'no value',
      'kraft',
      '{ retention: 7d }',
      '{ retention: 1d, config: { compression.type: no } }',
      ['refused/degraded topic-settings-refused a'],
    ],
    [
      'not managed',
      'kraft',
      '{ partitions: 3 }',
      '{ partitions: 6, managed: false }',
      ['ignored/degraded topic-left-alone a'],
    ],
    ['paused', 'kraft', '{ partitions: 3 }', '{ partitions: 3, paused: true }', ['none/none topic-left-alone a']],
    [
      'looked after again',
      'kraft',
      '{ partitions: 3, managed: false }',
      '{ partitions: 3 }',
      ['dynamic/degraded topic-taken-over a'],
    ],
    ['deletable', 'kraft', '{ partitions: 3 }', '{ partitions: 3, deletable: true }', ['none/none topic-labels a']],
    ['labels', 'kraft', '{}', '{ labels: { a: b } }', ['none/none topic-labels a']],
    [
      'remote records',
      'kraft',
      '{ config: { remote.storage.enable: true } }',
      '{ config: { remote.log.delete.on.disable: true } }',
      ['dynamic/none topic-settings a', 'gone/data loss topic-remote-records a'],
    ],
    [
      '0.45: more partitions and a shorter time',
      'old',
      '{ partitions: 3, retention: 7d }',
      '{ partitions: 4, retention: 6d }',
      [
        'made/degraded topic-partitions-added a',
        'dynamic/none topic-settings a',
        'gone/data loss topic-records-expire a',
      ],
    ],
  ])('%s', (_name, cluster, before, after, expected) => {
    const at = (topic: string): OrdersFiles => ({ ...clusters[cluster], topics: `topics:\n  a: ${topic}\n` });
    expect(told(at(before), at(after), facts)).toEqual(expected);
  });
});

test('a topic of another name is refused, with all that its KafkaTopic asks for', () => {
  const at = (name: string, partitions: number): OrdersFiles => ({
    ...clusters.kraft,
    topics: `topics:\n  ${name}: { resource: one, partitions: ${partitions} }\n`,
  });
  expect(told(at('a', 3), at('b', 6), facts)).toEqual(['refused/degraded topic-refused a']);
});

const listeners = 'listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]';
const secured = {
  asks: kraftOrders(`${running}, authorization: { type: simple }, ${listeners}`),
  'does not ask': kraftOrders(`${running}, ${listeners}`),
} as const;

describe('a user', () => {
  test.each<
    readonly [name: string, cluster: keyof typeof secured, before: string, after: string, told: readonly string[]]
  >([
    [
      'another proof',
      'asks',
      '{ produce: [a] }',
      '{ produce: [a], authentication: scram-sha-512 }',
      ['dynamic/outage user-authentication bob'],
    ],
    [
      'no proof',
      'asks',
      '{ produce: [a] }',
      '{ produce: [a], authentication: none }',
      ['dynamic/outage user-authentication bob'],
    ],
    ['fewer rights', 'asks', '{ produce: [a, b] }', '{ produce: [a] }', ['dynamic/degraded user-rights-narrowed bob']],
    ['more rights', 'asks', '{ produce: [a] }', '{ produce: [a, b] }', ['dynamic/none user-rights-widened bob']],
    [
      'other rights',
      'asks',
      '{ produce: [a], consume: [c] }',
      '{ produce: [b], consume: [c] }',
      ['dynamic/degraded user-rights-narrowed bob', 'dynamic/none user-rights-widened bob'],
    ],
    [
      'wider by a beginning',
      'asks',
      '{ produce: [a.x] }',
      '{ produce: ["a.*"] }',
      ['dynamic/none user-rights-widened bob'],
    ],
    ['no rights', 'asks', '{ produce: [a] }', '{ acls: [] }', ['dynamic/outage user-rights-narrowed bob']],
    ['rights that nobody asks for', 'does not ask', '{ }', '{ acls: [] }', ['none/none user-rights-unused bob']],
    [
      'a limit',
      'asks',
      '{ produce: [a] }',
      '{ produce: [a], quotas: { producerByteRate: 1Mi/s } }',
      ['dynamic/degraded user-quotas bob'],
    ],
    [
      'a wider limit',
      'asks',
      '{ quotas: { producerByteRate: 1Mi/s } }',
      '{ quotas: { producerByteRate: 2Mi/s } }',
      ['dynamic/none user-quotas bob'],
    ],
    ['labels', 'asks', '{ produce: [a] }', '{ produce: [a], labels: { x: y } }', ['none/none user-secret bob']],
    [
      'labels of the Secret',
      'asks',
      '{ produce: [a] }',
      '{ produce: [a], secretLabels: { x: y } }',
      ['dynamic/none user-secret bob'],
    ],
    ['paused', 'asks', '{ produce: [a] }', '{ produce: [a], paused: true }', ['none/none user-left-alone bob']],
    [
      'changed while paused',
      'asks',
      '{ produce: [a] }',
      '{ produce: [b], paused: true }',
      ['ignored/degraded user-left-alone bob'],
    ],
    [
      'looked after again',
      'asks',
      '{ produce: [a], paused: true }',
      '{ produce: [a] }',
      ['none/none user-left-alone bob'],
    ],
  ])('%s', (_name, cluster, before, after, expected) => {
    const at = (user: string): OrdersFiles => ({ orders: secured[cluster], users: `users:\n  bob: ${user}\n` });
    expect(told(at(before), at(after), facts)).toEqual(expected);
  });
});

test('rights that go are named', () => {
  const at = (user: string): OrdersFiles => ({ orders: secured.asks, users: `users:\n  bob: ${user}\n` });
  const { effects } = transition(at('{ produce: [a, b] }'), at('{ produce: [a] }'));
  expect(effects.map((one) => one.says)).toEqual([
    'User `bob` may no longer do Describe, Write of topic `b`: its clients are refused at once.',
  ]);
});
