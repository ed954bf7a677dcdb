/**
 * Owns the settings that decide how many copies there are and how many must be in sync, and which of them belong together. Defaults
 * are Kafka's own, for a setting that nobody gives. Source: Kafka's broker configuration reference.
 */

/** Topics of one kind: how many copies they get, and how many of these must have a record before it counts as written. */
export interface Copies {
  readonly factor: string;
  readonly minInSync: string;
  /** What stops when fewer are in sync. */
  readonly needs: string;
}

export const copies: readonly Copies[] = [
  { factor: 'default.replication.factor', minInSync: 'min.insync.replicas', needs: 'writes to new topics' },
  { factor: 'offsets.topic.replication.factor', minInSync: 'min.insync.replicas', needs: 'commits of consumers' },
  {
    factor: 'transaction.state.log.replication.factor',
    minInSync: 'transaction.state.log.min.isr',
    needs: 'transactions',
  },
];

export const kafkaDefaults: Readonly<Record<string, number>> = {
  'default.replication.factor': 1,
  'min.insync.replicas': 1,
  'offsets.topic.replication.factor': 3,
  'transaction.state.log.replication.factor': 3,
  'transaction.state.log.min.isr': 2,
};

/** Settings that the operator refuses when they exceed the brokers. Source: `KafkaCluster.validateIntConfigProperty`. */
export const refusedAboveBrokers: readonly string[] = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'transaction.state.log.min.isr',
];
