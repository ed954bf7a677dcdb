/** Owns refusing that the operator goes to another release in one change, with the next step that would be taken instead. */

import { unknownReleaseText } from '../release-names.ts';
import { strimziRelease } from '../releases.ts';
import { type ClusterState, whyNoJump } from './release-jump.ts';
import { upgradePath } from './upgrade-path.ts';

/** A Kafka cluster of the operator's. */
export interface JumpingCluster extends ClusterState {
  readonly id: string;
  /** What its file asks for once the change is merged. */
  readonly nextKafkaVersion: string;
}

/** A sentence or two if some cluster cannot go along, undefined if all can. */
export function refuseJump(from: string, to: string, clusters: readonly JumpingCluster[]): string | undefined {
  const before = strimziRelease(from);
  const after = strimziRelease(to);
  if (before === undefined || after === undefined) return unknownReleaseText(before === undefined ? from : to);
  for (const cluster of clusters) {
    const reason = whyNoJump(before, after, cluster, cluster.nextKafkaVersion);
    if (reason === undefined) continue;
    const path = upgradePath(from, to, cluster);
    const next = 'steps' in path && path.steps[0] !== undefined ? ` The next step is: ${path.steps[0].text}` : '';
    return `Strimzi cannot go from ${from} to ${to} in one change with ${cluster.id}: ${reason}.${next}`;
  }
  return undefined;
}
