/**
 * Owns which step of taking a Kafka cluster away may follow which. Argo CD prunes no object that its own annotation protects, and reads
 * that from the live object; it syncs no overlay that is empty, and prunes nothing of one that is gone. So a cluster goes in three pull
 * requests: unprotected, deleted, gone. A step left out leaves brokers running that are in no file.
 */
import { overlayOf } from '../../generate/kafka-overlay.ts';
import { sharedFolders } from '../../generate/platform-overlays.ts';
import { keepsFromPruning } from '../../generate/unprotected.ts';
import type { Fleet, KafkaCluster } from '../../model/model.ts';
import { isDeleted } from '../../model/removal.ts';
import { syncOptions } from '../../model/sync-options.ts';
import { originAt, type Plain, toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, fileProblem } from '../../source/tree.ts';
import type { StandsOf } from './committed.ts';

/** How a cluster stands, by the objects of its overlay. */
export interface Standing {
  /** Name and namespace of its Kafka resource; undefined where that is gone. */
  readonly kafka: { readonly name: string; readonly namespace: string } | undefined;
  /** What Argo CD does not prune: `KafkaTopic/orders`. */
  readonly isProtected: readonly string[];
}

/** What its files make of it; `gone` where there is none. */
export type Asked = NonNullable<KafkaCluster['spec']['removal']> | 'running' | 'gone';

export function standingOf(objects: readonly Plain[]): Standing {
  const found = objects.find((one) => textAt(one, 'kind') === 'Kafka');
  const name = textAt(found, 'metadata', 'name');
  const isProtected = objects
    .filter((one) => keepsFromPruning(textAt(one, 'metadata', 'annotations', syncOptions) ?? ''))
    .map((one) => `${textAt(one, 'kind')}/${textAt(one, 'metadata', 'name')}`);
  const namespace = textAt(found, 'metadata', 'namespace') ?? '';
  return { kafka: name === undefined ? undefined : { name, namespace }, isProtected };
}

export function askedOf({ spec }: Pick<KafkaCluster, 'spec'>): Asked {
  return spec.removal ?? 'running';
}

/**
 * Why a step cannot follow, with the one that can; undefined where it can.
 * @param id `hz/orders`
 */
export function removalFault(id: string, before: Standing, after: Asked): string | undefined {
  if (before.kafka === undefined || after === 'running' || after === 'unprotected') return undefined;
  const command = `\`npx fleet remove ${id}\` writes it`;
  const first = before.isProtected.find((one) => one.startsWith('Kafka/')) ?? before.isProtected[0];
  const file = `clusters/${id}.yaml`;
  if (after === 'gone') {
    const next = first === undefined ? 'deleted' : 'unprotected';
    return `\`${file}\` is gone while Kafka \`${before.kafka.name}\` is there, and Argo CD deletes nothing of an overlay that is gone, so it would go on running in no file; put it back, and take \`removal: ${next}\` as the next step (${command}).`;
  }
  if (first === undefined) return undefined;
  const rest = before.isProtected.length > 1 ? ` and ${before.isProtected.length - 1} more` : '';
  const isWhole = before.isProtected.some((one) => one.startsWith('Kafka/'));
  const next = isWhole
    ? `the next step is \`removal: unprotected\`, in a change before this one (${command})`
    : `take that annotation out in a change before this one`;
  return `Argo CD deletes nothing that \`${syncOptions}\` protects, as it does \`${first}\`${rest} of ${id}; ${next}.`;
}

/**
 * What is refused of the way out, by the directory of the overlay.
 * @param before the tree whose overlays are what runs; `stands` are of it.
 * @param after the tree whose authored files are what is asked for, and `fleet` what it says.
 */
export function removalChanges(
  before: Documents,
  after: Documents,
  fleet: Fleet,
  stands: Pick<StandsOf, 'objects' | 'differs'>,
): ReadonlyMap<string, Problem> {
  const refused = new Map<string, Problem>();
  const standing = (directory: string): Standing | undefined => {
    const objects = stands.objects(directory);
    return objects && standingOf(objects.map(toPlain));
  };
  for (const cluster of fleet.kafkaClusters) {
    const directory = overlayOf(cluster);
    const stood = isDeleted(cluster) && stands.differs(cluster) ? standing(directory) : undefined;
    const message = stood && removalFault(cluster.id, stood, askedOf(cluster));
    if (message !== undefined)
      refused.set(directory, { id: 'cluster-change-refused', message, origin: originAt(cluster.node, ['removal']) });
  }
  for (const [id, directory] of vanished(before, after)) {
    const stood = standing(directory);
    if (stood?.kafka === undefined || isElsewhere(stood.kafka, id, fleet)) continue;
    const message = removalFault(id, stood, 'gone');
    if (message !== undefined)
      refused.set(directory, fileProblem(`clusters/${id}.yaml`, message, 'cluster-change-refused'));
  }
  return refused;
}

/** Overlays of what may be Kafka clusters, and have no file. */
function vanished(before: Documents, after: Documents): readonly (readonly [id: string, directory: string])[] {
  return [...before.list('overlays')].flatMap(([kubernetes, kind]) =>
    kind !== 'directory' || isShut(after, 'clusters') || isShut(after, `clusters/${kubernetes}`)
      ? []
      : [...before.list(`overlays/${kubernetes}`)].flatMap(([name, below]): readonly (readonly [string, string])[] => {
          const id = `${kubernetes}/${name}`;
          const isOther = name === 'crds' || sharedFolders.includes(name) || below !== 'directory';
          return isOther || after.kind(`clusters/${id}.yaml`) !== undefined ? [] : [[id, `overlays/${id}`]];
        }),
  );
}

/** Whether a folder is there and cannot be looked into, which is told of it: nothing is known of the files in it. */
function isShut(tree: Documents, folder: string): boolean {
  const kind = tree.kind(folder);
  return kind !== undefined && kind !== 'directory';
}

/** A file that got another name has the cluster in it. */
function isElsewhere(
  { name, namespace }: NonNullable<Standing['kafka']>,
  id: string,
  { kafkaClusters }: Fleet,
): boolean {
  const [kubernetes] = id.split('/');
  return kafkaClusters.some(
    (one) => one.kubernetes.id === kubernetes && one.spec.name === name && one.spec.namespace === namespace,
  );
}
