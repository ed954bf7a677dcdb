/**
 * Owns which settings brokers of 3.x read only without ZooKeeper, those of the metadata quorum and its log, of starting and registering,
 * and of the newer group coordinator with its share groups; and which only with it. Source: `KafkaServer`, `KafkaController`,
 * `BrokerServer` and `KafkaConfig` of Kafka 3.9. From 4.0 on there are none of the latter.
 */

const prefixes = [
  'metadata.log.',
  'metadata.max.',
  'controller.quorum.',
  'group.coordinator.',
  'group.consumer.',
  'group.share.',
];

const names = new Set([
  'initial.broker.registration.timeout.ms',
  'server.max.startup.time.ms',
  'unclean.leader.election.interval.ms',
]);

/** The one that brokers with ZooKeeper check, if only to refuse what needs KRaft. */
const checked = 'group.coordinator.rebalance.protocols';

export function needsKraft(key: string): boolean {
  return key !== checked && (names.has(key) || prefixes.some((prefix) => key.startsWith(prefix)));
}

const withZooKeeper = new Set([
  ...['controlled.shutdown.max.retries', 'controlled.shutdown.retry.backoff.ms'],
  ...['leader.imbalance.per.broker.percentage', 'broker.id.generation.enable', 'reserved.broker.max.id'],
  // Brokers pin the one themselves, and write the newest format whatever the other says.
  ...['inter.broker.protocol.version', 'log.message.format.version'],
]);

/** Not `control.plane.listener.name`, with which a broker without ZooKeeper does not start. */
export function needsZooKeeper(key: string): boolean {
  return withZooKeeper.has(key) || key.startsWith('zookeeper.') || key.startsWith('password.encoder.');
}
