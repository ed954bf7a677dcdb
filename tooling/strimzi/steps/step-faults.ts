/** Owns the verdict on a change of one Kafka cluster: what the operator would refuse, or do with a loss, that neither state alone shows. */
import { poolStepFaults } from './pools.ts';
import type { ClusterStand, StepFault } from './step.ts';
import { versionFaults } from './versions.ts';
import { wayFaults } from './way.ts';

/** Where the order of the way is wrong, nothing else is told: the pools are those of another step. */
export function stepFaults(before: ClusterStand, after: ClusterStand): readonly StepFault[] {
  const ofWay = wayFaults(before, after);
  return ofWay.length > 0 ? ofWay : [...poolStepFaults(before, after), ...versionFaults(before, after)];
}
