/**
 * Owns where a cluster keeps its metadata, and with it whether it has node pools and ZooKeeper nodes. Source: Strimzi 0.45.2,
 * `KafkaMetadataStateManager`, `KafkaMetadataConfigurationState`, `ReconcilerUtils.nodePoolsEnabled`; 0.46 and later know KRaft alone.
 */
import type { Plain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { isSince, type StrimziRelease } from '../releases.ts';

/** In the order of a migration. From the second on there are controllers, in the last there is no ZooKeeper. */
export const metadataStages = ['zookeeper', 'pre-migration', 'migration', 'post-migration', 'kraft'] as const;
export type MetadataStage = (typeof metadataStages)[number];

export const kraftAnnotation = 'strimzi.io/kraft';
export const nodePoolsAnnotation = 'strimzi.io/node-pools';

/** Whether a stage is a given one or comes after it. */
export function hasReached(stage: MetadataStage, first: MetadataStage): boolean {
  return metadataStages.indexOf(stage) >= metadataStages.indexOf(first);
}

/**
 * @param kafka a Kafka resource. Where it has no status, the stage is the one in which what it asks for comes to rest: a migration waits
 * for its end in `post-migration`, a rollback in `migration`.
 */
export function metadataStage(kafka: Plain, release: StrimziRelease): MetadataStage {
  if (isSince(release, '0.46')) return 'kraft';
  const asked = annotation(kafka, kraftAnnotation);
  switch (textAt(kafka, 'status', 'kafkaMetadataState')) {
    case 'ZooKeeper':
      return asked === 'migration' ? 'pre-migration' : 'zookeeper';
    case 'KRaftMigration':
      return asked === 'migration' ? 'migration' : 'zookeeper';
    case 'KRaftDualWriting':
      if (asked === 'migration') return 'post-migration';
      return asked === 'rollback' ? 'migration' : 'zookeeper';
    case 'KRaftPostMigration':
      if (asked === 'enabled') return 'kraft';
      return asked === 'rollback' ? 'migration' : 'post-migration';
    case 'PreKRaft':
    case 'KRaft':
      return 'kraft';
    default:
      if (asked === 'enabled') return 'kraft';
      if (asked === 'migration') return 'post-migration';
      return asked === 'rollback' ? 'migration' : 'zookeeper';
  }
}

/** KRaft without node pools is refused, so it counts as a cluster with pools that are missing. */
export function usesNodePools(kafka: Plain, release: StrimziRelease): boolean {
  return (
    isSince(release, '0.46') ||
    annotation(kafka, nodePoolsAnnotation) === 'enabled' ||
    metadataStage(kafka, release) !== 'zookeeper'
  );
}

/** The operator reads these in lower case. */
function annotation(kafka: Plain, name: string): string {
  return textAt(kafka, 'metadata', 'annotations', name)?.toLowerCase() ?? '';
}
