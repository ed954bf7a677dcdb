import type { KafkaCluster } from '../model/model.ts';
import type { RolledPod } from '../strimzi/effects/roll.ts';
import type { Duration } from './plan.ts';

export function durationOf(_rolls: readonly RolledPod[], _cluster: KafkaCluster): Duration | undefined {
  return undefined;
}
