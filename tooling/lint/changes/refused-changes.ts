/**
 * Owns which changes are refused although what they lead to is sound: of topics, of Kafka clusters, of the operator. `generate` writes
 * nothing while there is one, and `validate` tells it; once overlays are written, only the state before them shows it.
 */
import { type Overlays, overlaysRoot } from '../../generate/generate.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import { sharedFolders } from '../../generate/platform-overlays.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, nameOf, parentOf } from '../../source/tree.ts';
import { topicChanges } from '../topic-changes.ts';
import { clusterChanges } from './cluster-changes.ts';
import { committedRelease, type StandsOf, standsOf } from './committed.ts';
import { leavingChanges } from './leaving-changes.ts';
import { operatorChange } from './operator-changes.ts';
import { removalChanges } from './removal-changes.ts';

/** A state whose overlays are what runs. */
export interface Runs {
  readonly documents: Documents;
  /** Whether overlays may build on something else now, and be the same themselves. */
  readonly basesDiffer: boolean;
}

/**
 * What is refused, by the directory of the overlay. An overlay that is not written because of a fault elsewhere is there with no
 * problem of its own.
 * @param overlays those that are looked at, as the files ask for them now.
 * @param since what is on disk runs if left out.
 */
export function refusedChanges(
  documents: Documents,
  fleet: Fleet,
  overlays: Overlays,
  since?: Runs,
): ReadonlyMap<string, readonly Problem[]> {
  const before = since?.documents ?? documents;
  const refused = new Map<string, readonly Problem[]>(topicChanges(before, fleet, overlays));
  const mayDiffer = since?.basesDiffer === true;
  const stands = standsOf(before, overlays, documents, mayDiffer);
  for (const kubernetes of fleet.kubernetesClusters) {
    const clusters = fleet.kafkaClusters.filter((one) => one.kubernetes === kubernetes);
    const problem = operatorProblem(before, kubernetes, clusters, stands);
    if (problem !== undefined) {
      for (const directory of overlays.keys())
        if (directory.startsWith(`overlays/${kubernetes.id}/`)) add(refused, directory, []);
      add(refused, `overlays/${kubernetes.id}/crds`, [problem]);
    }
    for (const cluster of clusters) {
      if (!overlays.has(overlayOf(cluster)) || !(stands.differs(cluster) || (mayDiffer && stands.basesDiffer(cluster))))
        continue;
      const [stood, stand] = [stands.before(cluster), stands.after(cluster)];
      if (stood === undefined || stand === undefined) continue;
      const problems = clusterChanges(cluster, stood, stand);
      if (problems.length > 0) add(refused, overlayOf(cluster), problems);
    }
  }
  for (const [directory, problem] of removalChanges(before, documents, fleet, stands)) {
    add(refused, directory, [problem]);
    // What these look after changes with it, and follows.
    for (const folder of sharedFolders) add(refused, `${parentOf(directory)}/${folder}`, []);
  }
  for (const [directory, problems] of leavingChanges(
    before,
    documents,
    fleet,
    looksAt(fleet, overlays, refused),
    stands,
  ))
    add(refused, directory, problems);
  return refused;
}

/**
 * Overlays that are asked what leaves them: those of which nothing else is told. What Kafka clusters share is not as it will be while one of
 * them has a fault, and a run for one Kafka cluster has its overlay alone.
 */
function looksAt(
  fleet: Fleet,
  overlays: Overlays,
  refused: ReadonlyMap<string, readonly Problem[]>,
): (directory: string) => boolean {
  const faulty = (folder: string): boolean =>
    fleet.problems.some(({ origin: { file } }) =>
      [`clusters/${folder}/`, 'clusters/profiles'].some((start) => file.path.startsWith(start)),
    ) || [...refused].some(([one, problems]) => problems.length > 0 && one.startsWith(`${overlaysRoot}/${folder}/`));
  return (directory) => {
    const parent = parentOf(directory);
    const isCluster = fleet.kafkaClusters.some((one) => overlayOf(one) === directory);
    if (!isCluster && (!overlays.has(`${parent}/crds`) || faulty(nameOf(parent)))) return false;
    return (
      (refused.get(directory) ?? []).every(({ id }) => id === 'topic-change-refused') &&
      (!isCluster || overlays.has(directory))
    );
  };
}

function operatorProblem(
  documents: Documents,
  kubernetes: KubernetesCluster,
  clusters: readonly KafkaCluster[],
  stands: StandsOf,
): Problem | undefined {
  const before = committedRelease(documents, kubernetes);
  if (before === undefined || before.release === kubernetes.spec.strimzi.release) return undefined;
  const standing = clusters.flatMap((cluster) => {
    const stand = stands.before(cluster);
    return stand === undefined ? [] : [[cluster, stand] as const];
  });
  return operatorChange(kubernetes, before, standing);
}

function add(refused: Map<string, readonly Problem[]>, directory: string, problems: readonly Problem[]): void {
  refused.set(directory, [...(refused.get(directory) ?? []), ...problems]);
}
