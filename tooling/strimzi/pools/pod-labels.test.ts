import { describe, expect, test } from 'vitest';
import { strimziRelease } from '../releases.ts';
import { podSelector, poolPodLabeller, roleSelector, virtualPool, zookeeperPodLabeller } from './pod-labels.ts';

const old = strimziRelease('0.45.2') ?? expect.fail('the release is known');
const orders = { cluster: 'orders', resourceLabels: {}, templateLabels: {} } as const;
const brokers = { ...orders, pool: virtualPool, roles: ['broker'], release: old } as const;

test('a broker without pools', () => {
  expect(poolPodLabeller(brokers)(0)).toEqual({
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
  });
});

test('a ZooKeeper node is in no pool', () => {
  const labels = zookeeperPodLabeller(orders)(2);
  expect(labels).not.toHaveProperty('strimzi.io/pool-name');
  expect(labels).toMatchObject({
    'strimzi.io/name': 'orders-zookeeper',
    'strimzi.io/pod-name': 'orders-zookeeper-2',
    'app.kubernetes.io/name': 'zookeeper',
  });
});

test('labels of the Kafka resource are copied but for those of tools; the template has the last word, but not on `app.kubernetes.io`', () => {
  const labelled = {
    resourceLabels: {
      team: 'shop',
      cost: '1',
      'app.kubernetes.io/version': '3',
      'kustomize.toolkit.fluxcd.io/name': 'x',
    },
    templateLabels: { cost: '2', 'app.kubernetes.io/name': 'mine' },
  };
  const all = {
    kafka: poolPodLabeller({ ...brokers, ...labelled }),
    zookeeper: zookeeperPodLabeller({ ...orders, ...labelled }),
  };
  for (const [name, labelsOf] of Object.entries(all)) {
    expect(labelsOf(0)).toMatchObject({ team: 'shop', cost: '2', 'app.kubernetes.io/name': name });
    expect(labelsOf(0)).not.toHaveProperty('app.kubernetes.io/version');
    expect(labelsOf(0)).not.toHaveProperty('kustomize.toolkit.fluxcd.io/name');
  }
});

test('a value longer than a label may be is cut as the operator cuts it', () => {
  const labels = poolPodLabeller({ ...brokers, cluster: `${'a'.repeat(54)}-b` })(0);
  expect(labels['app.kubernetes.io/part-of']).toBe(`strimzi-${'a'.repeat(54)}`);
});

describe('nodes of a pool', () => {
  const today = strimziRelease('1.2.0') ?? expect.fail('the release is known');
  const pool = {
    cluster: 'orders',
    pool: 'front',
    roles: ['controller', 'broker'],
    resourceLabels: { 'strimzi.io/cluster': 'orders', tier: 'a' },
    templateLabels: { tier: 'b', 'app.kubernetes.io/name': 'mine' },
  } as const;

  test('have the name of the cluster, their pool and their roles', () => {
    expect(poolPodLabeller({ ...pool, release: today })(7)).toEqual({
      tier: 'b',
      'strimzi.io/kind': 'Kafka',
      'strimzi.io/cluster': 'orders',
      'strimzi.io/name': 'orders-kafka',
      'strimzi.io/component-type': 'kafka',
      'strimzi.io/pool-name': 'front',
      'strimzi.io/broker-role': 'true',
      'strimzi.io/controller-role': 'true',
      'strimzi.io/controller': 'strimzipodset',
      'strimzi.io/controller-name': 'orders-front',
      'strimzi.io/pod-name': 'orders-front-7',
      'app.kubernetes.io/name': 'kafka',
      'app.kubernetes.io/instance': 'orders',
      'app.kubernetes.io/part-of': 'strimzi-orders',
      'app.kubernetes.io/managed-by': 'strimzi-cluster-operator',
    });
  });

  test('have a second label with their name up to 0.45', () => {
    expect(poolPodLabeller({ ...pool, release: old })(7)['statefulset.kubernetes.io/pod-name']).toBe('orders-front-7');
  });

  test('are selected by their role or their name', () => {
    for (const release of [old, today]) {
      const labels = poolPodLabeller({ ...pool, roles: ['broker'], release })(7);
      expect(labels).toMatchObject(roleSelector('orders', 'broker'));
      expect(labels).not.toMatchObject(roleSelector('orders', 'controller'));
      expect(labels).toMatchObject(podSelector('orders', 'orders-front-7', release));
    }
    expect(podSelector('orders', 'orders-front-7', today)).toHaveProperty(['strimzi.io/pod-name']);
  });
});
