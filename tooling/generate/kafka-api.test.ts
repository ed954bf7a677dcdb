import { expect, test } from 'vitest';
import { loadFleet } from '../model/load.ts';
import { toPlain } from '../source/node.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { generateOverlays } from './generate.ts';

function generated(strimzi: string, kafka: string): Readonly<Record<string, readonly unknown[]>> {
  const fleet = loadFleet(
    openDocuments(
      treeOf({
        'clusters/hz/cluster.yaml': `kind: KubernetesCluster\nprovider: other\nkubernetes: "1.33"\nstorageClasses: [{ name: fast, default: true }]\nstrimzi: ${strimzi}\n`,
        'clusters/hz/orders.yaml': `kind: KafkaCluster\nowner: team-orders\n${kafka}`,
      }),
    ),
  );
  expect(fleet.problems).toEqual([]);
  const files = generateOverlays(fleet).get('overlays/hz/orders') ?? [];
  return Object.fromEntries(files.map(({ path, documents }) => [path.split('/').at(-1), documents.map(toPlain)]));
}

const kraft = `stack: kraft
kafka: { version: 3.9.1, metadataVersion: 3.9-IV0 }
pools: { all: { roles: [controller, broker], nodes: 3, storage: { size: 10Gi } } }
`;
const migrating = (phase: string): string => `stack: zookeeper
kafka: { version: 3.9.1, brokers: 3, storage: { size: 10Gi } }
zookeeper: { storage: { size: 10Gi } }
migration: { phase: ${phase} }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller] }
`;

type Fields = { readonly [key: string]: unknown };

function kafkaOf(files: ReturnType<typeof generated>): { readonly [key: string]: unknown } {
  return files['kafka.yaml']?.[0] as { readonly [key: string]: unknown };
}

const annotationsIn = (files: ReturnType<typeof generated>): unknown =>
  (kafkaOf(files)['metadata'] as { readonly annotations: unknown }).annotations;

test.each([
  ['0.45.2', { 'strimzi.io/node-pools': 'enabled', 'strimzi.io/kraft': 'enabled' }],
  ['0.47.0', { 'strimzi.io/node-pools': 'enabled', 'strimzi.io/kraft': 'enabled' }],
])('up to 0.47 a cluster says that it has pools: %s', (release, expected) => {
  expect(annotationsIn(generated(`{ release: ${release}, install: vendored }`, kraft))).toMatchObject(expected);
});

test('from 0.48 on it does not', () => {
  const files = generated(
    '{ release: 0.48.0, install: vendored }',
    kraft.replaceAll('3.9.1', '4.0.0').replace('3.9-IV0', '4.0-IV3'),
  );
  expect(annotationsIn(files)).not.toHaveProperty('strimzi.io/kraft');
  expect(annotationsIn(files)).not.toHaveProperty('strimzi.io/node-pools');
});

test.each([
  ['prepare', 'disabled', ['kafka']],
  ['migrating', 'migration', ['kafka', 'orders-controllers']],
  ['finalised', 'enabled', ['kafka', 'orders-controllers']],
  ['rolling-back', 'rollback', ['kafka', 'orders-controllers']],
  ['rolled-back', 'disabled', ['kafka']],
])('phase %s is annotated as %s', (phase, annotation, pools) => {
  const files = generated('{ release: 0.45.2 }', migrating(phase));
  expect(annotationsIn(files)).toMatchObject({ 'strimzi.io/node-pools': 'enabled', 'strimzi.io/kraft': annotation });
  const names = (files['pools.yaml'] ?? []).map((one) => (one as { metadata: { name: string } }).metadata.name);
  expect(names).toEqual(pools);
});

test.each([
  ['{ release: 0.45.2 }', 'kafka.strimzi.io/v1beta2'],
  ['{ release: 0.49.1, install: vendored }', 'kafka.strimzi.io/v1beta2'],
  ['{ release: 0.49.1, install: vendored, apiVersion: v1 }', 'kafka.strimzi.io/v1'],
])('%s writes %s', (strimzi, expected) => {
  const versions = strimzi.includes('0.49') ? kraft.replaceAll('3.9.1', '4.0.0').replace('3.9-IV0', '4.0-IV3') : kraft;
  const files = generated(strimzi, versions);
  expect(kafkaOf(files)['apiVersion']).toBe(expected);
  expect(files['pools.yaml']?.[0]).toHaveProperty('apiVersion', expected);
  // The base is written for v1, and a merge patch cannot change that.
  expect(files['api-version.yaml'] === undefined).toBe(expected.endsWith('/v1'));
});

test('taking brokers into a pool leaves all that their pods are made from', () => {
  const fields = (phase?: string): string =>
    `stack: zookeeper
kafka:
  version: 3.9.1
  brokers: 3
  memory: 8Gi
  cpu: 2
  heap: 4Gi
  rack: true
  storage: { size: 10Gi }
  podLabels: { team: orders }
  podAnnotations: { note: hot }
  priorityClass: high
  placement: { hosts: required, spread: required, tolerations: [{ key: kafka, operator: Exists }] }
zookeeper: { storage: { size: 10Gi } }
jmx: {}
metrics: true
${phase === undefined ? '' : `migration: { phase: ${phase} }\npools: { kafka: { name: kafka, roles: [broker] } }\n`}`;
  const before = podsMadeFrom(generated('{ release: 0.45.2 }', fields()));
  expect(before).toMatchObject({ replicas: 3, template: { pod: { priorityClassName: 'high' } } });
  for (const phase of ['prepare', 'rolled-back'])
    expect(podsMadeFrom(generated('{ release: 0.45.2 }', fields(phase)))).toEqual(before);
});

/** Fields of a pool win over those of the Kafka resource; up to 0.48 a template does so as a whole, as far as pools have its parts. */
function podsMadeFrom(files: ReturnType<typeof generated>): Fields {
  const { kafka } = kafkaOf(files)['spec'] as { readonly kafka: Fields };
  const [pool] = (files['pools.yaml'] ?? []) as readonly { readonly spec: Fields }[];
  const { roles: _, ...own } = pool?.spec ?? {};
  const { podDisruptionBudget } = kafka['template'] as Fields;
  const template = { podDisruptionBudget, ...((own['template'] ?? kafka['template']) as Fields) };
  return { ...kafka, ...own, template };
}
