import { describe, expect, test } from 'vitest';
import { linesOfObjects, rendered } from '../../../test/support/object-changes.ts';
import { strimziRelease } from '../../strimzi/releases.ts';
import { clusterStateOf } from '../cluster-change.ts';
import type { ObjectEffect } from './object-case.ts';
import { diffObjects } from './object-diff.ts';
import { objectEffects } from './object-effects.ts';

const anchor = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: anchor, namespace: kafka }\n';
const all = (...objects: readonly string[]): string => objects.join('---\n');
const resource = (kind: string, name: string, spec: string, meta = ''): string =>
  `apiVersion: kafka.strimzi.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: kafka, labels: { strimzi.io/cluster: orders }${meta} }\nspec: ${spec}\n`;
const kafka = (more = 'entityOperator: { topicOperator: {}, userOperator: {} }', config = ''): string =>
  resource('Kafka', 'orders', `{ kafka: { version: 4.2.1, listeners: []${config} }, ${more} }`);
const pool = (name: string, roles: string, replicas: number, deleteClaim = false): string =>
  resource(
    'KafkaNodePool',
    name,
    `{ replicas: ${replicas}, roles: [${roles}], storage: { type: persistent-claim, size: 10Gi, deleteClaim: ${deleteClaim} } }`,
  );
const topic = (name: string, of = name, meta = ''): string =>
  resource('KafkaTopic', name, `{ topicName: ${of}, partitions: 1 }`, meta);
const user = (type: string): string => resource('KafkaUser', 'alice', `{ authentication: { type: ${type} } }`);
const guard = ', annotations: { argocd.argoproj.io/sync-options: Prune=false }';
const unmanaged = ', annotations: { strimzi.io/managed: "false" }';
const cluster = all(anchor, kafka(), pool('controllers', 'controller', 3), pool('brokers', 'broker', 2));

function tell(before: string, after: string): readonly ObjectEffect[] {
  const release = strimziRelease('1.2.0');
  if (release === undefined) throw new Error('no release');
  const [old, now] = [rendered(before), rendered(after)];
  const state = (objects: typeof old) => clusterStateOf({ name: 'orders', release, objects });
  return objectEffects(diffObjects(old, now), {
    before: old,
    after: now,
    cluster: { before: state(old), after: state(now) },
  });
}
const lines = (before: string, after: string): readonly string[] => linesOfObjects(tell(before, after));

test('a cluster that is new', () => {
  const [effect, ...others] = tell(anchor, cluster);
  expect(effect).toMatchObject({ id: 'kafka-new', outcome: 'made', risk: 'none' });
  expect(effect?.says).toContain('5 pods (`orders-brokers-0`');
  expect(effect?.says).toContain('claims of 5 × 10Gi');
  expect(others).toEqual([]);
});

describe('a cluster that goes', () => {
  test('with its claims left', () => {
    const effects = tell(cluster, anchor);
    expect(linesOfObjects(effects)).toEqual([
      'gone/outage kafka-gone Kafka kafka/orders',
      'gone/none pool-gone KafkaNodePool kafka/brokers',
      'gone/none pool-gone KafkaNodePool kafka/controllers',
    ]);
    expect(effects[0]?.says).toContain('5 claims (`data-orders-brokers-0`');
    expect(effects[0]?.says).toContain('stay with their data');
  });
  test('with its claims', () => {
    const effects = tell(
      cluster.replace('name: brokers', 'name: brokers').replaceAll('deleteClaim: false', 'deleteClaim: true'),
      anchor,
    );
    expect(effects[0]).toMatchObject({ id: 'kafka-gone', risk: 'data loss' });
    expect(effects[0]?.says).toContain('go with their data');
  });
  test('without its pools', () => {
    const pools = all(anchor, pool('controllers', 'controller', 3), pool('brokers', 'broker', 2));
    const [effect] = tell(cluster, pools);
    expect(effect?.says).toContain('5 pods of node pools that stay run on');
  });
  test('or stays, as it is protected', () => {
    const guarded = all(anchor, kafka().replace(' }\nspec', `${guard} }\nspec`), pool('brokers', 'broker', 2));
    expect(lines(guarded, all(anchor, pool('brokers', 'broker', 2)))).toEqual([
      'ignored/degraded gone-protected Kafka kafka/orders',
    ]);
  });
});

describe('pools', () => {
  test('of brokers', () => {
    const [effect] = tell(cluster, all(anchor, kafka(), pool('controllers', 'controller', 3)));
    expect(effect).toMatchObject({ id: 'pool-gone', risk: 'outage' });
    expect(effect?.says).toContain('(`orders-brokers-0` and `orders-brokers-1`)');
  });
  test('of brokers with their claims', () => {
    const more = all(cluster, pool('other', 'broker', 1, true));
    expect(lines(more, cluster)).toEqual(['gone/data loss pool-gone KafkaNodePool kafka/other']);
  });
  test('of controllers', () => {
    const [effect] = tell(cluster, all(anchor, kafka(), pool('brokers', 'broker', 2)));
    expect(effect).toMatchObject({ id: 'pool-gone', risk: 'outage' });
    expect(effect?.says).toContain('With 3 of 3 controllers the quorum is lost');
  });
  test('of controllers on the way back to ZooKeeper', () => {
    const back = cluster.replace(
      'cluster: orders } }\nspec: { kafka',
      'cluster: orders }, annotations: { strimzi.io/kraft: rollback } }\nspec: { kafka',
    );
    expect(
      lines(
        back,
        back.replace(/---\napiVersion: \S+\nkind: KafkaNodePool\nmetadata: \{ name: controllers.*\nspec.*\n/, ''),
      ),
    ).toEqual(['gone/none pool-gone KafkaNodePool kafka/controllers']);
  });
  test('new ones of brokers, and of controllers', () => {
    expect(lines(cluster, all(cluster, pool('more', 'broker', 1)))).toEqual(['made/none pool-new more']);
    expect(lines(cluster, all(cluster, pool('more', 'controller', 2)))).toEqual(['made/degraded pool-new more']);
  });
});

describe('topics', () => {
  const change = (before: string, after: string, of = kafka()): readonly string[] =>
    lines(all(anchor, of, before), all(anchor, of, after));
  const left = (before: string, of = kafka()): readonly string[] => lines(all(anchor, of, before), all(anchor, of));
  test('go with all records', () => {
    expect(left(topic('a'))).toEqual(['gone/data loss topic-gone KafkaTopic kafka/a']);
  });
  test('stay where nobody manages them', () => {
    expect(left(topic('a', 'a', unmanaged))).toEqual(['gone/none topic-released KafkaTopic kafka/a']);
    expect(left(topic('a'), kafka('entityOperator: { userOperator: {} }'))).toEqual([
      'gone/none topic-released KafkaTopic kafka/a',
    ]);
  });
  test('hang where brokers delete none', () => {
    expect(left(topic('a'), kafka(undefined, ', config: { delete.topic.enable: false }'))).toEqual([
      'refused/degraded topic-released KafkaTopic kafka/a',
    ]);
  });
  test('with another KafkaTopic lose their records as well', () => {
    const effects = tell(all(anchor, kafka(), topic('a')), all(anchor, kafka(), topic('b', 'a')));
    expect(linesOfObjects(effects)).toEqual(['gone/data loss topic-gone KafkaTopic kafka/a', 'made/none topic-new']);
    expect(effects[0]?.says).toMatch(/^KafkaTopic `kafka\/a` becomes `b`/);
  });
  test('cannot have two', () => {
    expect(change(topic('a', 'a', guard), topic('b', 'a'))).toEqual([
      'ignored/degraded gone-protected KafkaTopic kafka/a',
      'refused/degraded topic-twice b',
    ]);
    expect(change(topic('a'), all(topic('a'), topic('b', 'a')))).toEqual(['refused/degraded topic-twice b']);
    expect(change(topic('a'), all(topic('a'), topic('b', 'a', unmanaged)))).toEqual(['made/none topic-new']);
  });
  test('are new', () => {
    expect(change(topic('a'), all(topic('a'), topic('b'), topic('c')))).toEqual(['made/none topic-new']);
  });
  test('what changes in them is told elsewhere', () => {
    expect(change(topic('a'), topic('a').replace('partitions: 1', 'partitions: 2'))).toEqual([]);
  });
});

describe('users', () => {
  const [simple, none] = [kafka(undefined, ', authorization: { type: simple }'), kafka()];
  const left = (type: string, of: string): readonly string[] => lines(all(anchor, of, user(type)), all(anchor, of));
  test('go with what they connect by', () => {
    expect(left('scram-sha-512', simple)).toEqual(['gone/outage user-gone KafkaUser kafka/alice']);
    expect(left('tls', simple)).toEqual(['gone/outage user-gone KafkaUser kafka/alice']);
    expect(left('tls', none)).toEqual(['gone/degraded user-gone KafkaUser kafka/alice']);
  });
  test('are new', () => {
    expect(lines(all(anchor, simple), all(anchor, simple, user('tls')))).toEqual(['made/none user-new']);
  });
});

test.each([
  ['KafkaConnect', 'outage'],
  ['KafkaConnector', 'outage'],
  ['KafkaRebalance', 'none'],
])('%s', (kind, risk) => {
  expect(lines(all(anchor, resource(kind, 'it', '{}')), anchor)).toEqual([
    `gone/${risk} strimzi-gone ${kind} kafka/it`,
  ]);
});

test('a ConfigMap that the Kafka resource names is told elsewhere', () => {
  const metrics = (value: string): string =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m, namespace: kafka }\ndata: { a: ${value} }\n`;
  const of = kafka(
    undefined,
    ', metricsConfig: { type: jmxPrometheusExporter, valueFrom: { configMapKeyRef: { name: m, key: a } } }',
  );
  expect(lines(all(anchor, of, metrics('b')), all(anchor, of, metrics('c')))).toEqual([]);
  expect(lines(all(anchor, kafka(), metrics('b')), all(anchor, kafka(), metrics('c')))).toEqual([
    'dynamic/none content-changed ConfigMap kafka/m',
  ]);
});
