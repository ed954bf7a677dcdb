import { expect, test } from 'vitest';
import { podLabels } from './pod-labels.ts';

const orders = { cluster: 'orders', replicas: 1, resourceLabels: {}, templateLabels: {} } as const;

test('a broker', () => {
  expect(podLabels({ ...orders, part: 'kafka' })).toEqual([
    {
      'strimzi.io/kind': 'Kafka',
      'strimzi.io/cluster': 'orders',
      'strimzi.io/name': 'orders-kafka',
      'strimzi.io/component-type': 'kafka',
      'strimzi.io/pool-name': 'kafka',
      'strimzi.io/broker-role': 'true',
      'strimzi.io/controller-role': 'false',
      'strimzi.io/controller': 'strimzipodset',
      'strimzi.io/controller-name': 'orders-kafka',
      'strimzi.io/pod-name': 'orders-kafka-0',
      'statefulset.kubernetes.io/pod-name': 'orders-kafka-0',
      'app.kubernetes.io/name': 'kafka',
      'app.kubernetes.io/instance': 'orders',
      'app.kubernetes.io/part-of': 'strimzi-orders',
      'app.kubernetes.io/managed-by': 'strimzi-cluster-operator',
    },
  ]);
});

test('a ZooKeeper node is in no pool', () => {
  const [labels] = podLabels({ ...orders, part: 'zookeeper' });
  expect(labels).not.toHaveProperty('strimzi.io/pool-name');
  expect(labels).toMatchObject({ 'strimzi.io/name': 'orders-zookeeper', 'app.kubernetes.io/name': 'zookeeper' });
});

test('labels of the Kafka resource are copied but for those of tools; the template has the last word, but not on `app.kubernetes.io`', () => {
  const [labels] = podLabels({
    ...orders,
    part: 'kafka',
    resourceLabels: {
      team: 'shop',
      cost: '1',
      'app.kubernetes.io/version': '3',
      'kustomize.toolkit.fluxcd.io/name': 'x',
    },
    templateLabels: { cost: '2', 'app.kubernetes.io/name': 'mine' },
  });
  expect(labels).toMatchObject({ team: 'shop', cost: '2', 'app.kubernetes.io/name': 'kafka' });
  expect(labels).not.toHaveProperty('app.kubernetes.io/version');
  expect(labels).not.toHaveProperty('kustomize.toolkit.fluxcd.io/name');
});

test('a value longer than a label may be is cut as the operator cuts it', () => {
  const [labels] = podLabels({ ...orders, cluster: `${'a'.repeat(54)}-b`, part: 'kafka' });
  expect(labels?.['app.kubernetes.io/part-of']).toBe(`strimzi-${'a'.repeat(54)}`);
});
