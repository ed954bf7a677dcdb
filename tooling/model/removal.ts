/** Owns what `removal` in a cluster file means: whether anything of the cluster is still there, and whether anything protects it. */
import type { Fleet, KafkaCluster } from './model.ts';

/** Whether its Kafka resource is gone, with all that was around it. */
export function isDeleted({ spec }: Pick<KafkaCluster, 'spec'>): boolean {
  return spec.removal === 'deleted';
}

/** Whether Argo CD may delete it: of a cluster on its way out nothing is protected any more. */
export function isUnprotected({ spec }: Pick<KafkaCluster, 'spec'>): boolean {
  return spec.removal !== undefined;
}

/** The fleet as far as it runs: without clusters that are deleted and have a file and an overlay for a while yet. */
export function running(fleet: Fleet): Fleet {
  if (!fleet.kafkaClusters.some(isDeleted)) return fleet;
  return { ...fleet, kafkaClusters: fleet.kafkaClusters.filter((one) => !isDeleted(one)) };
}
