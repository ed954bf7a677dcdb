/**
 * Owns which changes are refused although what they lead to is sound: of topics, of Kafka clusters, of the operator. `generate` writes
 * nothing while there is one, and `validate` tells it; once overlays are written there is nothing left to compare with.
 */
import type { Overlays } from '../../generate/generate.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import { sharedFolders } from '../../generate/platform-overlays.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, parentOf } from '../../source/tree.ts';
import { topicChanges } from '../topic-changes.ts';
import { clusterChanges } from './cluster-changes.ts';
import { committedRelease, type StandsOf, standsOf } from './committed.ts';
import { operatorChange } from './operator-changes.ts';
import { removalChanges } from './removal-changes.ts';

/**
 * What is refused, by the directory of the overlay. An overlay that is not written because of a fault elsewhere is there with no
 * problem of its own.
 * @param overlays those that are looked at, as the files ask for them now.
 */
export function refusedChanges(
  documents: Documents,
  fleet: Fleet,
  overlays: Overlays,
): ReadonlyMap<string, readonly Problem[]> {
  const refused = new Map<string, readonly Problem[]>(topicChanges(documents, fleet, overlays));
  const stands = standsOf(documents, overlays);
  for (const kubernetes of fleet.kubernetesClusters) {
    const clusters = fleet.kafkaClusters.filter((one) => one.kubernetes === kubernetes);
    const problem = operatorProblem(documents, kubernetes, clusters, stands);
    if (problem !== undefined) {
      for (const directory of overlays.keys())
        if (directory.startsWith(`overlays/${kubernetes.id}/`)) add(refused, directory, []);
      add(refused, `overlays/${kubernetes.id}/crds`, [problem]);
    }
    for (const cluster of clusters) {
      if (!overlays.has(overlayOf(cluster)) || !stands.differs(cluster)) continue;
      const [before, after] = [stands.before(cluster), stands.after(cluster)];
      if (before === undefined || after === undefined) continue;
      const problems = clusterChanges(cluster, before, after);
      if (problems.length > 0) add(refused, overlayOf(cluster), problems);
    }
  }
  for (const [directory, problem] of removalChanges(documents, documents, fleet, stands)) {
    add(refused, directory, [problem]);
    // What these look after changes with it, and follows.
    for (const folder of sharedFolders) add(refused, `${parentOf(directory)}/${folder}`, []);
  }
  return refused;
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
