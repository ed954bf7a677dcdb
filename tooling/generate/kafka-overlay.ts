/** Owns the overlay of one Kafka cluster: the base, the patch that makes it this cluster, and what a person added by hand. */
import { type DeletableEntry, deletableEntries, isDeletable } from '../model/deletable.ts';
import { type ListKind, listKinds } from '../model/lists.ts';
import type { KafkaCluster } from '../model/model.ts';
import { poolsOf } from '../model/node-groups.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { isDeleted, isUnprotected } from '../model/removal.ts';
import { type Draft, fromPlain, type Route, toPlain, type YamlNode } from '../source/node.ts';
import { textAt } from '../source/plain.ts';
import { type GeneratedFile, nameOf } from '../source/tree.ts';
import { generatedFile, kustomization } from './generated.ts';
import { apiVersionOf } from './kafka-api.ts';
import { metricsConfigMap } from './kafka-metrics.ts';
import { kafkaParts } from './kafka-parts.ts';
import { kafkaPatch } from './kafka-patch.ts';
import { kafkaPools } from './kafka-pools.ts';
import { kafkaTopics } from './kafka-topics.ts';
import { kafkaUsers } from './kafka-users.ts';
import { removedOverlay } from './removed-overlay.ts';
import { unprotected, unprotectedOperations, unprotectedPatch, unprotectedTarget } from './unprotected.ts';

/** What `base/kafka/zookeeper` calls its Kafka resource; the patch is for that one alone, whatever a person puts beside it. */
const unnamed = 'UNNAMED';
/** What the bases are written for. */
const apiOfBase = { zookeeper: 'kafka.strimzi.io/v1beta2', kraft: 'kafka.strimzi.io/v1' } as const;
const apiPatch = 'api-version.yaml';
const poolsComponent = '../../../base/kafka/kraft/pools';

export function kafkaOverlay(cluster: KafkaCluster): readonly GeneratedFile[] {
  const directory = overlayOf(cluster);
  const reader = readerOf(cluster.node);
  const sources = sourcesOf(cluster);
  if (isDeleted(cluster)) return removedOverlay(cluster, directory, sources);
  const file = (name: string, documents: readonly YamlNode[]): GeneratedFile =>
    generatedFile(`${directory}/${name}`, sources, documents);

  const manifests = reader.node('manifests');
  const isLeaving = isUnprotected(cluster);
  const objects = (manifests?.kind === 'list' ? manifests.items : []).map((one) => {
    if (isLeaving) return unprotected(one, reader.origin('removal'), true);
    return isNamed(cluster, one) ? unprotected(one, reader.origin('deletable'), false) : one;
  });
  const authored = cluster.spec.patches ?? [];
  const target = { kind: 'Kafka', name: unnamed };
  // A merge patch with a target leaves the API version as it is.
  const changesApi = apiVersionOf(cluster) !== apiOfBase[cluster.spec.stack];
  const patches: Draft[] = [
    ...(changesApi ? [{ path: apiPatch, target }] : []),
    { path: 'kafka.yaml', target, options: { allowNameChange: true } },
    ...authored.map((_, index) =>
      reader.value({ path: patchName(index), target: reader.node('patches', index, 'target') }, 'patches', index),
    ),
    ...unprotectedPatches(cluster, reader),
  ];
  const parts = kafkaParts(cluster, reader, directory, sources);
  const pools = kafkaPools(cluster);
  const base = `../../../base/kafka/${cluster.spec.stack}`;
  const files = [...parts, file('kafka.yaml', [kafkaPatch(cluster)])];
  if (changesApi) {
    const origin = reader.origin('name');
    files.push(
      file(apiPatch, [fromPlain([{ op: 'replace', path: '/apiVersion', value: apiVersionOf(cluster) }], origin)]),
    );
  }
  if (pools.length > 0) files.push(file('pools.yaml', pools));
  const lists = listFiles(cluster, directory);
  files.push(...lists);
  if (objects.length > 0) files.push(file('manifests.yaml', objects));
  authored.forEach((_, index) => {
    const operations = reader.node('patches', index, 'operations');
    if (operations !== undefined) files.push(file(patchName(index), [operations]));
  });
  if (unprotectedPatches(cluster, reader).length > 0)
    files.push(file(unprotectedPatch, [unprotectedOperations(reader.origin(isLeaving ? 'removal' : 'deletable'))]));
  files.push(
    kustomization(directory, sources, reader.origin('name'), {
      namespace: reader.node('namespace'),
      resources: [
        base,
        ...(pools.length > 0 ? ['pools.yaml'] : []),
        ...lists.map(({ path }) => nameOf(path)),
        ...(parts.length > 0 ? ['parts'] : []),
        ...(objects.length > 0 ? ['manifests.yaml'] : []),
      ],
      // Of the ZooKeeper stack too, on its way.
      components: pools.length > 0 ? [poolsComponent] : undefined,
      patches,
    }),
  );
  return files;
}

/** Whether `deletable` names an object that stands in `manifests`. */
function isNamed({ spec }: KafkaCluster, object: YamlNode): boolean {
  const plain = toPlain(object);
  return isDeletable(spec.deletable, textAt(plain, 'kind') ?? '', textAt(plain, 'metadata', 'name') ?? '');
}

/**
 * What takes the protection off objects that come from bases, or that a patch protects. Pools, and what stands in `manifests`, are written
 * without it in the first place.
 */
function unprotectedPatches(cluster: KafkaCluster, reader: Reader): readonly Draft[] {
  const { spec } = cluster;
  const patch = (target: Draft, ...route: Route): Draft => reader.value({ path: unprotectedPatch, target }, ...route);
  const metrics = { version: 'v1', kind: 'ConfigMap', name: metricsConfigMap(cluster) };
  if (isUnprotected(cluster))
    return [
      patch(unprotectedTarget({ group: 'kafka.strimzi.io' }), 'removal'),
      ...(spec.metrics ? [patch(unprotectedTarget(metrics), 'removal')] : []),
    ];
  const isWritten = ({ kind, name }: DeletableEntry): boolean =>
    kind === 'KafkaNodePool' && poolsOf(spec).some(([, pool]) => pool.name === name);
  return deletableEntries(spec.deletable)
    .filter((one) => !byOtherMeans.includes(one.kind) && !isWritten(one))
    .map(({ kind, name, index }) => patch(unprotectedTarget({ kind, name }), 'deletable', index));
}

/** What a cluster loses in a way of its own: a rule tells whoever names one of these. */
const byOtherMeans: readonly string[] = ['Kafka', 'KafkaTopic', 'KafkaUser'];

/** How many patches of the overlay come after the one that makes the base this cluster. */
export function laterPatches(cluster: KafkaCluster): number {
  return (cluster.spec.patches ?? []).length + unprotectedPatches(cluster, readerOf(cluster.node)).length;
}

/** Topics and users, for a cluster that has any. */
function listFiles(cluster: KafkaCluster, directory: string): readonly GeneratedFile[] {
  const objects = { topics: kafkaTopics(cluster), users: kafkaUsers(cluster) };
  return listKinds.flatMap((list) =>
    objects[list].length === 0
      ? []
      : [generatedFile(`${directory}/${list}.yaml`, listSources(cluster, list), objects[list])],
  );
}

/** A folder for the files in it, of which there may be many. */
function listSources({ path, lists }: KafkaCluster, list: ListKind): string {
  const folder = `${path.slice(0, -'.yaml'.length)}/${list}`;
  const files = lists.map((one) => one.origin.file.path);
  const alone = `${folder}.yaml`;
  return [
    ...(files.includes(alone) ? [alone] : []),
    ...(files.some((one) => one.startsWith(`${folder}/`)) ? [`${folder}/`] : []),
  ].join(', ');
}

export function overlayOf(cluster: KafkaCluster): string {
  return `overlays/${cluster.id}`;
}

function patchName(index: number): string {
  return `patch-${index + 1}.yaml`;
}

/** The authored files a cluster follows from, as the header of its overlay names them. */
function sourcesOf(cluster: KafkaCluster): string {
  const node = cluster.node.entries.get('profiles')?.value;
  const profiles =
    node?.kind === 'list'
      ? node.items.map((item) => (item.kind === 'scalar' ? `clusters/profiles/${item.value}.yaml` : ''))
      : [];
  return [cluster.path, ...profiles].join(', ');
}
