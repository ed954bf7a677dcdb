/**
 * Owns how nodes restart because of a change: which, in which order, how often. The operator does ZooKeeper first, then nodes of Kafka
 * that are controllers, then brokers; within each in the order of pools and ids. Of ZooKeeper the leader comes last, of controllers the
 * active one, and pods that are not ready come first: who that is, no file tells. New pods are made before any restarts. Source: Strimzi
 * 0.45.2 and 1.2.0, `KafkaAssemblyOperator`, `KafkaReconciler`, `KafkaRoller`; 0.45.2, `ZooKeeperReconciler`, `ZooKeeperRoller`.
 */
import type { ClusterChange, Effect } from './effect.ts';
import { type ClusterNode, nodesOf } from './nodes.ts';

export interface RolledPod {
  readonly pod: string;
  readonly times: number;
  /** Effects that restart it. */
  readonly because: readonly Effect[];
}

/**
 * @returns in the order in which the operator restarts them; each pod once. Reasons that come together make one restart, so a pod
 * restarts as often as the effect says that asks for most. Nobody restarts while the operator refuses the resources.
 */
export function rollOf(change: ClusterChange, effects: readonly Effect[]): readonly RolledPod[] {
  if (effects.some(isRefusal)) return [];
  const asking = new Map<string, Effect[]>();
  for (const effect of effects)
    for (const pod of new Set(effect.restarts)) asking.set(pod, [...(asking.get(pod) ?? []), effect]);
  const ran = new Set(nodesOf(change.before).map((one) => one.pod));
  return [...nodesOf(change.after)]
    .sort((a, b) => turn(a) - turn(b))
    .flatMap(({ pod }) => {
      const because = asking.get(pod);
      if (because === undefined || !ran.has(pod)) return [];
      return [{ pod, times: Math.max(...because.map((one) => one.times ?? 1)), because }];
    });
}

/** Of a topic or a user, others refuse it, and nodes notice nothing. */
function isRefusal({ outcome, changes }: Effect): boolean {
  return outcome === 'refused' && changes.some(({ kind }) => kind === 'Kafka' || kind === 'KafkaNodePool');
}

function turn({ part, roles }: ClusterNode): number {
  if (part === 'zookeeper') return 0;
  return roles.includes('controller') ? 1 : 2;
}
