import { describe, expect, test } from 'vitest';
import { convert, handDownResources } from './api-version.ts';

const kafka = (spec: { readonly [field: string]: string | number | boolean | object }) => ({
  apiVersion: 'kafka.strimzi.io/v1beta2',
  kind: 'Kafka',
  metadata: { name: 'a' },
  spec: structuredClone(spec) as never,
});

describe('from v1beta2 to v1', () => {
  test('what the operator ignores with pools goes, and is told', () => {
    const { plain, steps } = convert(
      kafka({ kafka: { replicas: 3, storage: {}, version: '4.1.1' }, zookeeper: { replicas: 3 }, jmxTrans: {} }),
      'v1',
      '0.51.0',
    );
    expect(plain).toMatchObject({ apiVersion: 'kafka.strimzi.io/v1', spec: { kafka: { version: '4.1.1' } } });
    expect(plain['spec']).toEqual({ kafka: { version: '4.1.1' } });
    expect(steps).toHaveLength(4);
  });

  test('seconds become milliseconds, and nothing that is there is lost', () => {
    const spec = {
      entityOperator: { userOperator: { reconciliationIntervalSeconds: 30, reconciliationIntervalMs: 5 } },
    };
    expect(convert(kafka(spec), 'v1', '0.51.0').plain['spec']).toEqual({
      entityOperator: { userOperator: { reconciliationIntervalMs: 5 } },
    });
  });

  test('resources of the Kafka resource go to pools without any', () => {
    const pool = (spec: { readonly [field: string]: { readonly [field: string]: string } }) => ({
      kind: 'KafkaNodePool',
      spec,
    });
    const given = kafka({ kafka: { resources: { requests: 'a' } } });
    const result = handDownResources(given, [pool({}), pool({ resources: { requests: 'b' } })], 'v1');
    expect(result.kafka['spec']).toEqual({ kafka: {} });
    expect(result.pools.map((one) => one['spec'])).toEqual([
      { resources: { requests: 'a' } },
      { resources: { requests: 'b' } },
    ]);
    expect(handDownResources(given, [pool({})], 'v1beta2').pools).toEqual([pool({})]);
  });
});

test('from v1 to v1beta2 only the version changes', () => {
  const object = { ...kafka({ kafka: { rack: {} } }), apiVersion: 'kafka.strimzi.io/v1' };
  expect(convert(object, 'v1beta2', '0.50.0')).toEqual({
    plain: { ...object, apiVersion: 'kafka.strimzi.io/v1beta2' },
    steps: [],
  });
});

test('objects of others stay as they are', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', data: {} };
  expect(convert(object, 'v1', '1.2.0')).toEqual({ plain: object, steps: [] });
});

test('rules with one operation get a list where the release knows lists', () => {
  const user = {
    apiVersion: 'kafka.strimzi.io/v1beta2',
    kind: 'KafkaUser',
    spec: { authorization: { acls: [{ operation: 'Read' }, { operations: ['Write'] }] } },
  };
  expect(convert(user, 'v1beta2', '0.45.2').plain['spec']).toEqual({
    authorization: { acls: [{ operations: ['Read'] }, { operations: ['Write'] }] },
  });
  expect(convert(user, 'v1beta2', '0.31.0')).toEqual({ plain: user, steps: [] });
});
