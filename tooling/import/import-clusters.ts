/** Owns the import of all Kafka clusters of an input into the folder of one Kubernetes cluster: files and notes out, nothing written. */
import { releasesWithBase } from '../generate/operator-bases.ts';
import { nameShape, reservedNames } from '../model/load.ts';
import type { KubernetesCluster } from '../model/model.ts';
import { textAt } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import { either } from '../source/show.ts';
import type { Documents } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';
import { knownReleases, strimziRelease } from '../strimzi/releases.ts';
import { type ImportedCluster, type ImportSettings, importCluster } from './import-cluster.ts';
import type { InputObject } from './input.ts';
import type { Note } from './note.ts';
import { loadKubernetes } from './realise.ts';
import { type RunningCluster, runningClusters, storageClassesOf } from './running.ts';
import { seenRelease, skeleton } from './skeleton.ts';

export interface ImportOptions extends ImportSettings {
  /** The folder in `clusters/`. */
  readonly kubernetes: string;
  /** Only Kafka clusters of this name, or `<namespace>/<name>`. */
  readonly name: string | undefined;
  /** Of the operator, for a Kubernetes cluster that has no file yet. */
  readonly release: string | undefined;
}

export interface ImportResult {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly clusters: readonly ImportedCluster[];
  /** Of no cluster alone. */
  readonly notes: readonly Note[];
}

/** Why there is nothing to import. */
export interface Refusal {
  readonly refused: string;
  readonly problems: readonly Problem[];
}

const schemaLine = '# yaml-language-server: $schema=../../schemas/kubernetes-cluster.json\n';

export async function importClusters(
  documents: Documents,
  objects: readonly InputObject[],
  options: ImportOptions,
): Promise<ImportResult | Refusal> {
  const { clusters: all, notes: left } = runningClusters(objects);
  const clusters = all.filter(({ kafka }) => isNamed(kafka, options.name));
  const none = whyNone(objects, all, clusters, options);
  if (none !== undefined) return refuse(none);
  const path = `clusters/${options.kubernetes}/cluster.yaml`;
  const described =
    documents.kind(path) === undefined ? newKubernetes(documents, clusters, objects, options) : undefined;
  if (typeof described === 'string') return refuse(described);
  const text = described === undefined ? undefined : `${schemaLine}${writePlain(described.content)}`;
  const kubernetes = loadKubernetes(documents, options.kubernetes, text);
  if (!('id' in kubernetes)) {
    const advice = text === undefined ? 'has a fault; mend it first' : 'cannot be made of what runs; write it by hand';
    return { refused: `\`${path}\` ${advice}.`, problems: kubernetes };
  }
  const unfit = clusters.flatMap((one) => whyUnfit(one, kubernetes) ?? []);
  if (unfit.length > 0) return refuse(unfit.join('\n'));
  const imported: ImportedCluster[] = [];
  for (const one of clusters)
    imported.push(await importCluster(documents, one, kubernetes, fileNameFor(one, clusters), options));
  const broken = imported.find((one) => one.problems.length > 0);
  if (broken !== undefined)
    return { refused: `Kafka ${broken.namespace}/${broken.name} cannot be written down:`, problems: broken.problems };
  const files = imported.flatMap((one) => one.files);
  return {
    files: text === undefined ? files : [{ path, text }, ...files],
    clusters: imported,
    notes: [...(described?.notes ?? []), ...left],
  };
}

function refuse(refused: string): Refusal {
  return { refused, problems: [] };
}

function isNamed({ name, namespace }: InputObject, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === name || wanted === `${namespace}/${name}`;
}

function whyNone(
  objects: readonly InputObject[],
  all: readonly RunningCluster[],
  chosen: readonly RunningCluster[],
  { name }: ImportOptions,
): string | undefined {
  if (chosen.length > 0) return undefined;
  if (all.length > 0)
    return `There is no Kafka \`${name}\` in the input; expected ${either(all.map(({ kafka }) => kafka.name))}.`;
  const kinds = [...new Set(objects.map((one) => one.kind))].sort();
  const found = kinds.length === 0 ? 'it is empty' : `it holds ${kinds.join(', ')}`;
  return `The input holds no Kafka of Strimzi (${found}); give what \`kubectl get kafka,kafkanodepool,kafkatopic,kafkauser,configmap -A -o yaml\` prints.`;
}

function newKubernetes(
  documents: Documents,
  clusters: readonly RunningCluster[],
  objects: readonly InputObject[],
  { release: asked, kubernetes }: ImportOptions,
): ReturnType<typeof skeleton> | string {
  const release = asked ?? seenRelease(clusters);
  const expected = `name the one that runs with \`--release\`, such as \`--release ${knownReleases.at(-1)}\``;
  if (release === undefined)
    return `There is no \`clusters/${kubernetes}/cluster.yaml\` yet, and the input does not tell the release of Strimzi; ${expected}.`;
  if (strimziRelease(release) === undefined)
    return `The input was last reconciled by Strimzi ${release}, which is not known here (\`${knownReleases[0]}\` to \`${knownReleases.at(-1)}\` are); ${expected}.`;
  return skeleton(clusters, objects, release, releasesWithBase(documents).includes(release));
}

/** What no file could say: names it for the whole input, as half an import is none. */
function whyUnfit(cluster: RunningCluster, kubernetes: KubernetesCluster): string | undefined {
  const { kafka } = cluster;
  const where = `Kafka ${kafka.namespace === undefined ? '' : `${kafka.namespace}/`}${kafka.name}`;
  if (!nameShape.test(kafka.name))
    return `${where} cannot be imported: names of clusters here are lower-case letters, digits and \`-\`, beginning with a letter, as Services are named after them.`;
  const classes = kubernetes.spec.storageClasses;
  if (storageClassesOf(cluster).includes(undefined) && !classes.some((one) => one.default === true))
    return `${where} has disks that name no storage class; mark the default class of the Kubernetes cluster with \`default: true\` under \`storageClasses\` in clusters/${kubernetes.id}/cluster.yaml.`;
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  const state = textAt(kafka.plain, 'status', 'kafkaMetadataState');
  const keepsZookeeper = kafka.apiVersion.endsWith('/v1beta2') && cluster.pools.length === 0 && state !== 'KRaft';
  if (release !== undefined && !release.stacks.includes('zookeeper') && keepsZookeeper)
    return `${where} runs with ZooKeeper, and Strimzi ${release.release} runs none; name the release that runs, in cluster.yaml or with \`--release\`.`;
  return undefined;
}

/** The cluster's name; with its namespace where several have that name, or where overlays of the Kubernetes cluster have it. */
function fileNameFor({ kafka }: RunningCluster, all: readonly RunningCluster[]): string {
  const isTaken = all.some((one) => one.kafka !== kafka && one.kafka.name === kafka.name);
  const isReserved = [...reservedNames, 'cluster'].includes(kafka.name);
  return isTaken || isReserved ? `${kafka.namespace ?? 'kafka'}-${kafka.name}` : kafka.name;
}
