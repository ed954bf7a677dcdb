import { describe, expect, test } from 'vitest';
import { readInput } from './input.ts';
import { noteLines } from './note.ts';
import { runningClusters, storageClassesOf } from './running.ts';

const strimzi = 'apiVersion: kafka.strimzi.io/v1beta2';

function running(text: string) {
  const { objects, problems } = readInput([{ path: 'stdin', text }]);
  expect(problems).toEqual([]);
  return runningClusters(objects);
}

describe('what belongs together', () => {
  test('clusters in one namespace are told apart by the label, and one of that name elsewhere by its namespace', () => {
    const kafka = (name: string, namespace: string): string =>
      `${strimzi}\nkind: Kafka\nmetadata: { name: ${name}, namespace: ${namespace} }\n`;
    const topic = (name: string, cluster: string, namespace: string): string =>
      `${strimzi}\nkind: KafkaTopic\nmetadata: { name: ${name}, namespace: ${namespace}, labels: { strimzi.io/cluster: ${cluster} } }\n`;
    const { clusters, notes } = running(
      [
        kafka('a', 'x'),
        kafka('b', 'x'),
        kafka('a', 'y'),
        topic('t1', 'a', 'x'),
        topic('t2', 'b', 'x'),
        topic('t3', 'a', 'y'),
        topic('t4', 'b', 'y'),
      ].join('---\n'),
    );
    expect(
      clusters.map(({ kafka: { namespace, name }, topics }) => [namespace, name, topics.map((one) => one.name)]),
    ).toEqual([
      ['x', 'a', ['t1']],
      ['x', 'b', ['t2']],
      ['y', 'a', ['t3']],
    ]);
    expect(noteLines(notes)).toEqual([
      'KafkaTopic y/t4 was left out: there is no Kafka b in its namespace in the input.',
    ]);
  });

  test('ConfigMaps wherever they are named, and no others', () => {
    const { clusters, notes } = running(`${strimzi}
kind: Kafka
metadata: { name: a, namespace: x }
spec:
  kafka:
    metricsConfig: { valueFrom: { configMapKeyRef: { name: rules, key: a } } }
    template: { pod: { volumes: [{ name: v, configMap: { name: files } }] } }
    logging: { type: external, valueFrom: { configMapKeyRef: { name: gone, key: a } } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: rules, namespace: x } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: files, namespace: x } }
---
{ apiVersion: v1, kind: ConfigMap, metadata: { name: rules, namespace: y } }
`);
    expect(clusters[0]?.configMaps.map((one) => one.name)).toEqual(['files', 'rules']);
    expect(clusters[0]?.missingConfigMaps).toEqual(['gone']);
    expect(noteLines(notes)).toEqual(['1 ConfigMap that no Kafka cluster names was left out.']);
  });

  test('storage classes of all disks', () => {
    const { clusters } = running(`${strimzi}
kind: Kafka
metadata: { name: a, namespace: x }
spec:
  kafka: { storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, class: fast }, { id: 1, type: persistent-claim }] } }
  zookeeper: { storage: { type: ephemeral } }
`);
    expect(clusters.flatMap(storageClassesOf)).toEqual(['fast', undefined]);
  });
});
