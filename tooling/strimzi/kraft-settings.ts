/**
 * Owns which settings only brokers without ZooKeeper read: those of the metadata quorum and its log, of starting and registering, and of
 * the newer group coordinator with its share groups. Source: `KafkaServer` and `BrokerServer` of Kafka 3.9.
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
