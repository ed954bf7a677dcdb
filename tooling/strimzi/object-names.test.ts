import { expect, test } from 'vitest';
import { operatorObjects } from './object-names.ts';

const orders = { name: 'orders', namespace: 'kafka', brokers: 2, zookeeperNodes: 1, listeners: [], rack: false };

function names(kind: string, cluster: Parameters<typeof operatorObjects>[0]): readonly string[] {
  return operatorObjects(cluster)
    .filter((one) => one.kind === kind)
    .map((one) => one.name);
}

test('Services of listeners: none for internal ones, short names for `external` on 9094', () => {
  const listeners = [
    { name: 'plain', port: 9092, type: 'internal' },
    { name: 'external', port: 9094, type: 'nodeport' },
    { name: 'public', port: 9095, type: 'loadbalancer' },
  ];
  expect(names('Service', { ...orders, listeners })).toEqual([
    'orders-kafka-bootstrap',
    'orders-kafka-brokers',
    'orders-zookeeper-client',
    'orders-zookeeper-nodes',
    'orders-kafka-external-bootstrap',
    'orders-kafka-0',
    'orders-kafka-1',
    'orders-kafka-public-bootstrap',
    'orders-kafka-public-0',
    'orders-kafka-public-1',
  ]);
});

test('pods', () => {
  expect(names('Pod', orders)).toEqual(['orders-kafka-0', 'orders-kafka-1', 'orders-zookeeper-0']);
});

test('a right in the whole Kubernetes cluster for racks and node ports alone', () => {
  const nodePort = { name: 'external', port: 9094, type: 'nodeport' };
  const loadBalancer = { name: 'external', port: 9094, type: 'loadbalancer' };
  const name = 'strimzi-kafka-orders-kafka-init';
  expect(names('ClusterRoleBinding', orders)).toEqual([]);
  expect(names('ClusterRoleBinding', { ...orders, listeners: [loadBalancer] })).toEqual([]);
  expect(names('ClusterRoleBinding', { ...orders, listeners: [nodePort] })).toEqual([name]);
  expect(names('ClusterRoleBinding', { ...orders, rack: true })).toEqual([name]);
});

test('no two objects of one cluster have one name', () => {
  const keys = operatorObjects({ ...orders, rack: true }).map((one) => `${one.kind}/${one.name}`);
  expect(new Set(keys).size).toBe(keys.length);
});
