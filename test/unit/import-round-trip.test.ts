/**
 * Clusters as they run somewhere (test/import) are imported; the files that come out are read, generated and rendered from their text,
 * and compared value by value with what went in, by a reader and a comparison of their own. What may differ is written here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { baseTexts } from '../../scripts/base-texts.ts';
import { generateOverlays } from '../../tooling/generate/generate.ts';
import { type ImportResult, importClusters } from '../../tooling/import/import-clusters.ts';
import { readInput } from '../../tooling/import/input.ts';
import { loadFleet } from '../../tooling/model/load.ts';
import { createRenderer } from '../../tooling/render/render.ts';
import { openCheckout } from '../../tooling/source/disk.ts';
import { toPlain } from '../../tooling/source/node.ts';
import { openDocuments, treeOf, withGenerated } from '../../tooling/source/tree.ts';
import { writeYaml } from '../../tooling/source/write-yaml.ts';

const folder = fileURLToPath(new URL('../import', import.meta.url));
const base = baseTexts();

interface Running {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What one of the inputs says and no overlay: the server's, and what the import tells of. */
const ofTheServer =
  /^(?:apiVersion$|status\b|metadata\.(?:uid|resourceVersion|generation|creationTimestamp|managedFields|finalizers|ownerReferences|namespace)\b)/;
const ofTools =
  /^metadata\.(?:annotations\.(?:kubectl\.|meta\.helm\.sh|argocd\.argoproj\.io\/tracking-id)|labels\.app\.kubernetes\.io\/(?:managed-by|instance))/;

/** What an overlay says beside: notes and guards of ours, and defaults of the operator. */
const ours =
  /^(?:apiVersion$|metadata\.namespace$|metadata\.annotations\.(?:kafka-fleet\/|argocd\.argoproj\.io\/sync-options)|.*persistentVolumeClaim\.metadata\.annotations\.argocd\.argoproj\.io\/|.*\.podDisruptionBudget\.maxUnavailable$|.*\.deleteClaim$|.*\.kraftMetadata$|spec\.kafkaExporter\.(?:topic|group)Regex$|spec\.(?:kafka|zookeeper)\.config$|spec\.kafka\.(?:metadataV|v)ersion$)/;

/** Changes of form that are told. */
const converted: Readonly<Record<string, readonly string[]>> = {
  'shared-namespace.yaml': ['spec.authorization.acls[1].operation'],
  'tiered-quotas.yaml': ['spec.kafka.config.log.retention.bytes'],
  'v1beta2-to-v1.yaml': [
    ...['spec.kafka.replicas', 'spec.kafka.storage.type', 'spec.zookeeper.replicas', 'spec.zookeeper.storage.type'],
    ...['spec.kafka.resources.requests.cpu', 'spec.kafka.resources.requests.memory'],
    'spec.entityOperator.topicOperator.reconciliationIntervalSeconds',
  ],
};
const convertedTo: Readonly<Record<string, readonly string[]>> = {
  'shared-namespace.yaml': ['spec.authorization.acls[1].operations[0]'],
  'tiered-quotas.yaml': ['spec.kafka.config.log.retention.bytes'],
  'v1beta2-to-v1.yaml': [
    ...['spec.resources.requests.cpu', 'spec.resources.requests.memory'],
    'spec.entityOperator.topicOperator.reconciliationIntervalMs',
  ],
};

/** Each value by its path; a map or list with nothing in it is a value. */
function leaves(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  const entries: readonly (readonly [string, unknown])[] = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).map(([key, child]) => [path === '' ? key : `${path}.${key}`, child] as const)
      : [];
  if (entries.length > 0) return entries.flatMap(([below, child]) => leaves(child, below));
  return [[path, typeof value === 'bigint' ? `${value}n` : JSON.stringify(value)]];
}

function objectsOf(text: string): readonly Running[] {
  return parseAllDocuments(text, { version: '1.1', intAsBigInt: false }).flatMap((document) => {
    const value = document.toJS() as Running & { readonly items?: readonly Running[] };
    return value.kind === 'List' ? (value.items ?? []) : [value];
  });
}

async function imported(file: string): Promise<ImportResult> {
  const text = readFileSync(join(folder, file), 'utf8');
  const release = /^# release: (\S+)/.exec(text)?.[1] ?? '1.2.0';
  const { objects, problems } = readInput([{ path: file, text }]);
  expect(problems).toEqual([]);
  const options = { kubernetes: 'hz', name: undefined, release, owner: undefined, tier: undefined };
  const result = await importClusters(openDocuments(treeOf(base)), objects, options);
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

/** What Argo CD would apply, from the bytes of all files. */
function applied(result: ImportResult): readonly Running[] {
  const texts: Record<string, string> = { ...base };
  for (const { path, text } of result.files) texts[path] = text;
  const fleet = loadFleet(openDocuments(treeOf(texts)));
  expect(fleet.problems).toEqual([]);
  const overlays = generateOverlays(fleet);
  for (const file of [...overlays.values()].flat()) texts[file.path] = file.text;
  const renderer = createRenderer(openDocuments(treeOf(texts)));
  return fleet.kafkaClusters.flatMap(({ id }) => {
    const { objects, problems } = renderer.render(`overlays/${id}`);
    expect(problems).toEqual([]);
    return objects.map(({ node }) => toPlain(node) as unknown as Running);
  });
}

const files = readdirSync(folder).sort();

describe('what runs is what the overlay gives', () => {
  test.each(files)('%s', async (file) => {
    const result = await imported(file);
    expect(result.clusters.flatMap((one) => one.notes.filter(({ kind }) => kind === 'difference'))).toEqual([]);
    const given = applied(result);
    const names = result.clusters.map((one) => `${one.namespace}/${one.name}`);
    const running = objectsOf(readFileSync(join(folder, file), 'utf8')).filter((one) => isOf(one, names));
    expect(running.length).toBeGreaterThan(0);
    for (const object of running) {
      const { name, namespace } = object.metadata;
      const twin = given.find(
        (one) => one.kind === object.kind && one.metadata.name === name && one.metadata.namespace === namespace,
      );
      const wanted = leaves(object).filter(
        ([path, text]) => text !== 'null' && !ofTheServer.test(path) && !ofTools.test(path),
      );
      const found = new Map(leaves(twin));
      const lost = wanted.filter(([path, text]) => found.get(path) !== text && !isEmptyTopic(object, path));
      expect(lost.filter(([path]) => !converted[file]?.includes(path))).toEqual([]);
      const paths = new Set(wanted.map(([path]) => path));
      const more = [...found.keys()].filter((path) => !paths.has(path) && !ours.test(path));
      expect(more.filter((path) => !convertedTo[file]?.includes(path))).toEqual([]);
    }
  });
});

/** `config: {}` is told, and left out. */
function isEmptyTopic(object: Running, path: string): boolean {
  return object.kind === 'KafkaTopic' && path === 'spec.config';
}

function isOf({ kind, metadata }: Running, clusters: readonly string[]): boolean {
  if (kind === 'Kafka') return clusters.includes(`${metadata.namespace}/${metadata.name}`);
  if (kind === 'ConfigMap') return metadata.name !== 'kube-root-ca.crt';
  const labels = (metadata['labels'] ?? {}) as Readonly<Record<string, string>>;
  return clusters.includes(`${metadata.namespace}/${labels['strimzi.io/cluster']}`);
}

test('a cluster of ours comes back without a patch, and short', async () => {
  const { clusters } = await imported('ours.yaml');
  expect(clusters.map(({ operations, manifests }) => ({ operations, manifests }))).toEqual([
    { operations: 0, manifests: 0 },
  ]);
  expect(clusters[0]?.files[0]?.text).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../schemas/kafka-cluster.json
    kind: KafkaCluster
    owner: team-a
    tier: staging
    stack: zookeeper
    kafka:
      version: 3.9.2
      brokers: 3
      cpu: '1'
      memory: 4Gi
      heap: 2048m
      storage:
        size: 50Gi
        class: ssd
    zookeeper:
      nodes: 3
      cpu: 500m
      memory: 2Gi
      heap: 1024m
      storage:
        size: 10Gi
        class: ssd
    "
  `);
});

test('what the overlays of this repository give comes back without a patch', async () => {
  const checkout = openDocuments(openCheckout(fileURLToPath(new URL('../..', import.meta.url))));
  const fleet = loadFleet(checkout);
  const documents = withGenerated(checkout, [...generateOverlays(fleet).values()].flat());
  const renderer = createRenderer(documents);
  for (const { id, kubernetes, spec } of fleet.kafkaClusters) {
    const text = renderer
      .render(`overlays/${id}`)
      .objects.map(({ node }) => writeYaml(node))
      .join('---\n');
    const { objects } = readInput([{ path: id, text }]);
    const options = {
      kubernetes: kubernetes.id,
      name: undefined,
      release: undefined,
      owner: undefined,
      tier: undefined,
    };
    const result = await importClusters(documents, objects, options);
    if ('refused' in result) throw new Error(result.refused);
    expect([id, result.clusters.map((one) => one.operations)]).toEqual([
      id,
      [spec.patches === undefined ? 0 : expect.anything()],
    ]);
  }
});

test('nothing that a Secret holds is in a file', async () => {
  const { files } = await imported('shared-namespace.yaml');
  expect(files.map(({ text }) => text).join('')).not.toContain('aHVudGVyMg');
});
