import { expect, test } from 'vitest';
import { fieldHistory } from './field-history.ts';

const kafka = { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka' };
const kafkaV1 = { ...kafka, apiVersion: 'kafka.strimzi.io/v1' };

test('a field that comes later', async () => {
  expect(await fieldHistory('0.41.0', kafka, ['spec', 'kafka', 'quotas'])).toEqual({ why: 'later', release: '0.42.0' });
  expect(await fieldHistory('0.43.0', kafka, ['spec', 'cruiseControl', 'autoRebalance', 0, 'mode'])).toEqual({
    why: 'later',
    release: '0.44.0',
  });
});

test('a field that is gone', async () => {
  expect(await fieldHistory('1.2.0', kafkaV1, ['spec', 'zookeeper'])).toEqual({ why: 'dropped', release: '1.0.0' });
  const user = { apiVersion: 'kafka.strimzi.io/v1', kind: 'KafkaUser' };
  expect(await fieldHistory('1.1.0', user, ['spec', 'authorization', 'acls', 3, 'operation'])).toEqual({
    why: 'dropped',
    release: '1.0.0',
  });
});

test('a field of another version of the API', async () => {
  expect(await fieldHistory('0.50.0', kafkaV1, ['spec', 'kafka', 'replicas'])).toEqual({
    why: 'other-version',
    apiVersion: 'kafka.strimzi.io/v1beta2',
  });
});

test('a field of no release, of a free map, and a release that is not known', async () => {
  expect(await fieldHistory('1.2.0', kafkaV1, ['spec', 'blubber'])).toBeUndefined();
  expect(await fieldHistory('1.2.0', kafkaV1, ['spec', 'kafka', 'config', 'a.b'])).toBeUndefined();
  expect(await fieldHistory('9.9.9', kafkaV1, ['spec', 'zookeeper'])).toBeUndefined();
});
