/** Owns counting pods that restart and are no nodes of a Kafka cluster: those of the operator, of Prometheus, of a proxy. */
import type { ClusterPlan, OverlayPlan } from './plan.ts';

/** Pods of a Deployment have its name, as often as there are of them. */
export function otherPods(plan: ClusterPlan | OverlayPlan): number {
  const named = plan.effects.filter((one) => one.outcome === 'restart').flatMap((one) => one.restarts ?? []);
  if (!('rolls' in plan)) return named.length;
  const nodes = new Set(plan.rolls.map((one) => one.pod));
  // A node that does not restart for all that is one of a cluster that is refused.
  return named.filter((one) => !nodes.has(one) && !/-\d+$/.test(one)).length;
}
