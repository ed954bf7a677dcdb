/**
 * Owns the settings that decide how many copies there are and how many must be in sync, and which of them belong together. Defaults
 * are Kafka's own, for a setting that nobody gives. Source: Kafka's broker configuration reference.
 */

/** Topics of one kind: how many copies they get, and how many of these must have a record before it counts as written. */
export interface Copies {
  /** What the topics are, in messages. */
  readonly topics: string;
  readonly factor: string;
  readonly minInSync: string;
}

const minInSyncReplicas = 'min.insync.replicas';

export const copies: readonly Copies[] = [
  { topics: 'topics', factor: 'default.replication.factor', minInSync: minInSyncReplicas },
  { topics: 'consumer offsets', factor: 'offsets.topic.replication.factor', minInSync: minInSyncReplicas },
  {
    topics: 'transactions',
    factor: 'transaction.state.log.replication.factor',
    minInSync: 'transaction.state.log.min.isr',
  },
];

export const kafkaDefaults: Readonly<Record<string, number>> = {
  'default.replication.factor': 1,
  [minInSyncReplicas]: 1,
  'offsets.topic.replication.factor': 3,
  'transaction.state.log.replication.factor': 3,
  'transaction.state.log.min.isr': 2,
};

/** Settings for which the operator refuses more than there are brokers. Source: `KafkaCluster.validateIntConfigProperty`. */
export const boundByBrokers: readonly string[] = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'transaction.state.log.min.isr',
];
