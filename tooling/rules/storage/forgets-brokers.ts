/** Owns the one case in which ephemeral storage cannot work at all: a ZooKeeper that forgets its brokers at each restart. */
import type { KafkaResource } from '../kafka-resource.ts';
import { allVolumes } from './volumes.ts';

/** A single ZooKeeper node without a disk, under brokers with disks. */
export function forgetsBrokers(kafka: KafkaResource): boolean {
  if (kafka.replicas('zookeeper') !== 1) return false;
  const types = (part: string): readonly (string | undefined)[] =>
    allVolumes(kafka).flatMap(({ nodes, type }) => (nodes.part === part ? [type] : []));
  return types('zookeeper').includes('ephemeral') && types('kafka').includes('persistent-claim');
}
