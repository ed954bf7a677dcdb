/** Owns what is told when the operator would go to a release that it, or a Kafka cluster of its, cannot go to in one change. */
import type { KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { originAt } from '../../source/node.ts';
import { plainAt, textAt } from '../../source/plain.ts';
import type { Problem } from '../../source/problem.ts';
import type { StrimziRelease } from '../../strimzi/releases.ts';
import { protocolKeys } from '../../strimzi/steps/versions.ts';
import { wayOf } from '../../strimzi/steps/way.ts';
import { type JumpingCluster, refuseJump } from '../../strimzi/upgrades/refuse-jump.ts';
import type { SeenStand } from './committed.ts';

/** @param clusters those that have an overlay already, as it stands. */
export function operatorChange(
  kubernetes: KubernetesCluster,
  before: StrimziRelease,
  clusters: readonly (readonly [cluster: KafkaCluster, before: SeenStand])[],
): Problem | undefined {
  const { release } = kubernetes.spec.strimzi;
  if (release === before.release) return undefined;
  const message = refuseJump(before.release, release, clusters.map(jumping));
  if (message === undefined) return undefined;
  return { id: 'operator-change-refused', message, origin: originAt(kubernetes.node, ['strimzi', 'release']) };
}

/** A cluster on its way has arrived when ZooKeeper is gone from its file. */
function jumping([cluster, stand]: readonly [KafkaCluster, SeenStand]): JumpingCluster {
  const { kafka, release } = stand;
  const version = textAt(kafka, 'spec', 'kafka', 'version') ?? release.defaultKafkaVersion;
  const stack = wayOf(stand) === 'kraft' ? 'kraft' : 'zookeeper';
  const written =
    stack === 'kraft'
      ? textAt(kafka, 'spec', 'kafka', 'metadataVersion')
      : plainAt(kafka, 'spec', 'kafka', 'config', protocolKeys[0]);
  return {
    id: cluster.id,
    stack,
    kafkaVersion: version,
    api: textAt(kafka, 'apiVersion')?.endsWith('/v1') === true ? 'v1' : 'v1beta2',
    ...(written === undefined || written === null ? {} : { metadataVersion: String(written) }),
    nextKafkaVersion: cluster.spec.kafka.version,
  };
}
