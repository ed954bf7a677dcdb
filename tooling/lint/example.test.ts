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
