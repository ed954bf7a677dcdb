/** Owns the overlay of one Kafka cluster: the base, the patch that makes it this cluster, and what a person added by hand. */
import { type ListKind, listKinds } from '../model/lists.ts';
import type { KafkaCluster } from '../model/model.ts';
import { readerOf } from '../model/reader.ts';
import { isDeleted, isUnprotected } from '../model/removal.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { type GeneratedFile, nameOf } from '../source/tree.ts';
import { generatedFile, kustomization } from './generated.ts';
import { apiVersionOf } from './kafka-api.ts';
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
  const objects = (manifests?.kind === 'list' ? manifests.items : []).map((one) =>
    isLeaving ? unprotected(one, reader.origin('removal')) : one,
  );
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
    ...(isLeaving ? [reader.value({ path: unprotectedPatch, target: unprotectedTarget }, 'removal')] : []),
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
  if (isLeaving) files.push(file(unprotectedPatch, [unprotectedOperations(reader.origin('removal'))]));
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
