import { expect, test } from 'vitest';
import { readInput } from './input.ts';
import { withoutServerMade } from './server-made.ts';

function cleaned(text: string) {
  const [object] = readInput([{ path: 'stdin', text }]).objects;
  if (object === undefined) throw new Error('no object');
  return withoutServerMade(object);
}

test('what a person wrote is left', () => {
  const { plain, dropped, kept } = cleaned(`apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata:
  name: a
  namespace: x
  uid: 1
  generation: 3
  creationTimestamp: null
  labels: { app.kubernetes.io/instance: a, app.kubernetes.io/part-of: shop, helm.sh/chart: kafka-1, team: b }
  annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}", argocd.argoproj.io/tracking-id: a, note: b }
spec: { kafka: { rack: null, version: 4.2.1 } }
status: { kafkaVersion: 4.2.1 }
`);
  expect(plain).toEqual({
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'Kafka',
    metadata: {
      name: 'a',
      namespace: 'x',
      // Pods carry it: without it they would restart.
      labels: { 'app.kubernetes.io/part-of': 'shop', 'helm.sh/chart': 'kafka-1', team: 'b' },
      annotations: { note: 'b' },
    },
    spec: { kafka: { version: '4.2.1' } },
  });
  expect(dropped).toEqual(['app.kubernetes.io/instance', 'argocd.argoproj.io/tracking-id']);
  expect(kept).toEqual(['helm.sh/chart']);
});

test('labels of tools go where no pod carries them', () => {
  const { plain, dropped, kept } = cleaned(
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, labels: { helm.sh/chart: kafka-1 } }\ndata: {}\n',
  );
  expect(plain).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} });
  expect([dropped, kept]).toEqual([['helm.sh/chart'], []]);
});
