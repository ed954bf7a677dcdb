/** Owns finding the plan that a command asks for: which cluster, and what it is to become. */

import type { Plan } from '../lint/mend/step.ts';
import type { Fleet, KafkaCluster } from '../model/model.ts';
import { running } from '../model/removal.ts';
import type { Documents } from '../source/tree.ts';
import { planKraft, planMetadata, planVersion, planZookeeper } from './kafka.ts';
import { planOperator } from './operator.ts';
import { standOf } from './stand.ts';

/** What a cluster is to become; one of the two at least. */
export interface Target {
  /** A Kafka version, `kraft` or `zookeeper`; for a Kubernetes cluster a release of Strimzi. */
  readonly to: string | undefined;
  readonly metadata: string | undefined;
}

/** @param id of a Kubernetes cluster (`hz`) or Kafka cluster (`hz/orders`) of the fleet. */
export function planUpgrade(documents: Documents, fleet: Fleet, id: string, { to, metadata }: Target): Plan {
  const kubernetes = fleet.kubernetesClusters.find((one) => one.id === id);
  if (kubernetes !== undefined) {
    if (to === undefined || metadata !== undefined)
      return {
        refused: `${id} is a Kubernetes cluster: its operator goes to a release of Strimzi, \`--to <release>\`.`,
      };
    return planOperator({ kubernetes, clusters: clustersOf(fleet, id), documents }, to);
  }
  const cluster = fleet.kafkaClusters.find((one) => one.id === id);
  if (cluster?.spec.removal !== undefined)
    return {
      refused: `${id} is on its way out (\`removal: ${cluster.spec.removal}\`), so nothing of it is upgraded; \`npx fleet remove ${id}\` goes on.`,
    };
  const stand = cluster && standOf(cluster);
  if (stand === undefined) return { refused: `${id} has a fault in its files; \`npx fleet validate\` tells which.` };
  if (to === 'kraft' || to === 'zookeeper') {
    if (metadata !== undefined) return { refused: '`--metadata` goes with a Kafka version, or alone.' };
    return to === 'kraft' ? planKraft(stand, clustersOf(fleet, stand.cluster.kubernetes.id)) : planZookeeper(stand);
  }
  if (to !== undefined) return planVersion(stand, to, metadata);
  return metadata === undefined ? { refused: 'Write `--to` or `--metadata`.' } : planMetadata(stand, metadata);
}

function clustersOf(fleet: Fleet, id: string): readonly KafkaCluster[] {
  return running(fleet).kafkaClusters.filter((one) => one.kubernetes.id === id);
}
