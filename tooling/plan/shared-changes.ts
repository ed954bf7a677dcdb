/** Owns which clusters a file reaches that several are made from: bases, profiles, cluster.yaml. */
import type { KafkaCluster } from '../model/model.ts';
import { otherPods } from './other-pods.ts';
import type { ClusterPlan, OverlayPlan, SharedChange } from './plan.ts';
import type { OverlaySides } from './sides.ts';

/**
 * @param changed paths that differ.
 * @param sides overlays that differ, which the plans are of.
 */
export function sharedChanges(
  changed: ReadonlySet<string>,
  sides: readonly OverlaySides[],
  clusters: readonly ClusterPlan[],
  overlays: readonly OverlayPlan[],
  authored: ReadonlyMap<string, readonly KafkaCluster[]>,
): readonly SharedChange[] {
  const plans = new Map<string, ClusterPlan | OverlayPlan>([...clusters, ...overlays].map((one) => [one.id, one]));
  return [...changed].sort().flatMap((path): readonly SharedChange[] => {
    const reaches = isShared(path)
      ? sides
          .map(({ directory, files }) => ({ id: directory.split('/').slice(1).join('/'), files }))
          .filter(({ id, files }) => plans.has(id) && (files.has(path) || isAuthoredFor(path, id, authored.get(id))))
          .map(({ id }) => id)
      : [];
    if (reaches.length === 0) return [];
    const restarts = reaches.reduce((sum, id) => sum + restartsOf(plans.get(id)), 0);
    return [{ path, reaches, restarts }];
  });
}

function isShared(path: string): boolean {
  return (
    !path.startsWith('overlays/') &&
    (!path.startsWith('clusters/') || /^clusters\/(profiles\/|[^/]+\/cluster\.yaml$)/.test(path))
  );
}

/** Whether an authored file is one that the overlay follows from. */
function isAuthoredFor(path: string, id: string, states: readonly KafkaCluster[] = []): boolean {
  if (path === `clusters/${id.split('/')[0]}/cluster.yaml`) return true;
  return states.some(({ layers }) => layers.some((one) => one.origin.file.path === path));
}

function restartsOf(plan: ClusterPlan | OverlayPlan | undefined): number {
  if (plan === undefined) return 0;
  return ('rolls' in plan ? plan.rolls.length : 0) + otherPods(plan);
}
