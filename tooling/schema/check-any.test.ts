import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkAny } from './check-any.ts';
import { loadCatalogues } from './find-schema.ts';

const set = await loadCatalogues('0.45.2');

async function messages(source: string): Promise<string[]> {
  return (await checkAny(parse(source), set)).map(({ message }) => message);
}

test('schema and server are heard, the schema first', async () => {
  expect(await messages('{ apiVersion: v1, kind: ConfigMap, metadata: { name: A }, dat: {} }')).toEqual([
    'Field `dat` is not known in `ConfigMap`; did you mean `data`?',
    'Field `metadata.name` is `A`, but a name of at most 253 lower-case letters, digits, hyphens and dots that begins and ends with a letter or digit is expected.',
  ]);
});

test('the server adds nothing where, below or beside where the schema has spoken', async () => {
  const claim =
    '{ apiVersion: v1, kind: PersistentVolumeClaim, metadata: { name: a }, spec: { accessModes: [ReadWriteOnce]';
  expect(await messages(`${claim}, resources: 20Gi } }`)).toHaveLength(1);
  const role = '{ apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: { name: a }, rules:';
  expect(await messages(`${role} [{ apiGroup: [""], resources: [pods], verbs: [get] }] }`)).toEqual([
    'Field `apiGroup` is not known in `rules[0]`; did you mean `apiGroups`?',
  ]);
});

test('nothing is said of a kind without a catalogue, a sentence of one that is not served', async () => {
  expect(await messages('{ apiVersion: example.com/v1, kind: A, metadata: { name: B } }')).toEqual([]);
  expect(await messages('{ apiVersion: policy/v1beta1, kind: PodDisruptionBudget }')).toEqual([
    'Kubernetes 1.36 serves `policy/v1` for PodDisruptionBudget, not `v1beta1`.',
  ]);
});

test('metadata of custom resources is checked as well', async () => {
  const kafka = '{ apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, spec: { partitions: 1 }';
  expect(await messages(`${kafka}, metadata: { name: a, labels: { a: b c } } }`)).toEqual([
    'Field `metadata.labels.a` is `b c`, but at most 63 letters, digits, `-`, `_` and `.` with a letter or digit at both ends is expected.',
  ]);
});
