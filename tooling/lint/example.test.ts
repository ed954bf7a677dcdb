import { expect, test } from 'vitest';
import { examples } from '../../test/support/examples.ts';
import { loadFleet } from '../model/load.ts';

function fleetOf(example: Parameters<typeof examples.documents>[0]) {
  return loadFleet(examples.documents(example));
}

test('a fragment keeps its lines and is completed behind them', () => {
  const { texts } = examples;
  expect(texts('kafka: { brokers: 5 }\n')['clusters/hz/orders.yaml']).toBe(
    'kafka: { brokers: 5 }\nkind: KafkaCluster\nprofiles: [sound]\n',
  );
  expect(texts({ 'cluster.yaml': 'zones: [a]\n' })['clusters/hz/cluster.yaml']).toMatch(/^zones: \[a\]\nkind: Kub/);
});

test('what a fragment says holds, and the rest is sound', () => {
  const { problems, kafkaClusters } = fleetOf('tier: staging\nkafka: { brokers: 5, storage: { size: 1Ti } }\n');
  expect(problems).toEqual([]);
  expect(kafkaClusters.map((one) => one.id)).toEqual(['hz/orders']);
  expect(kafkaClusters[0]?.spec).toMatchObject({
    tier: 'staging',
    kafka: { brokers: 5, version: '3.9.2', storage: { size: '1Ti', class: 'cloud-essd' } },
  });
});

test('an example without a Kafka cluster has one, and one with several has these alone', () => {
  expect(fleetOf({ 'cluster.yaml': 'kubernetes: "1.30"\n' }).kafkaClusters.map((one) => one.id)).toEqual(['hz/orders']);
  expect(fleetOf({ 'a.yaml': '', 'b.yaml': '' }).kafkaClusters.map((one) => one.id)).toEqual(['hz/a', 'hz/b']);
});

test('profiles of an example stand beside the sound one', () => {
  const { kafkaClusters } = fleetOf({
    'profiles/large.yaml': 'kind: Profile\nkafka: { memory: 64Gi }\n',
    'orders.yaml': 'profiles: [sound, large]\n',
  });
  expect(kafkaClusters[0]?.spec.kafka.memory).toBe('64Gi');
});

test('a fragment with a fault stays as it is', () => {
  expect(fleetOf('kafka: [\n').problems.map((one) => one.id)).toEqual(['yaml-syntax']);
});

test('a release that runs no ZooKeeper has a cluster with pools', () => {
  const { problems, kafkaClusters } = fleetOf({ 'cluster.yaml': 'strimzi: { release: 1.2.0 }\n' });
  expect(problems).toEqual([]);
  expect(kafkaClusters[0]?.spec).toMatchObject({
    stack: 'kraft',
    kafka: { version: '4.3.1', metadataVersion: '4.3-IV0' },
    pools: { controllers: { nodes: 3 }, brokers: { nodes: 3, storage: { size: '100Gi' } } },
  });
});

test('a fragment with pools has these alone, on a release that runs both too', () => {
  const { problems, kafkaClusters } = fleetOf('pools: { all: { roles: [controller, broker], nodes: 5 } }\n');
  expect(problems).toEqual([]);
  expect(kafkaClusters[0]?.spec).toMatchObject({
    stack: 'kraft',
    kafka: { version: '3.9.2' },
    pools: { all: { nodes: 5 } },
  });
  expect(Object.keys(kafkaClusters[0]?.spec.pools ?? {})).toEqual(['all']);
});

test('a cluster on its way from ZooKeeper has both', () => {
  const text = 'migration: { phase: prepare }\npools: { kafka: { name: kafka, roles: [broker] } }\n';
  const { problems, kafkaClusters } = fleetOf(text);
  expect(problems).toEqual([]);
  expect(kafkaClusters[0]?.spec).toMatchObject({ stack: 'zookeeper', zookeeper: { nodes: 3 }, pools: { kafka: {} } });
});

test('topics and users stand beside the cluster of their folder', () => {
  const { problems, kafkaClusters } = fleetOf({ 'orders/topics.yaml': 'topics: { a: {} }\n' });
  expect(problems).toEqual([]);
  expect(kafkaClusters.map((one) => one.id)).toEqual(['hz/orders']);
});
