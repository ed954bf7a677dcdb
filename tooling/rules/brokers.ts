/** Owns how rules read the brokers of a Kafka resource as a whole, be they in pools or not: which nodes they are, and where their number stands. */
import type { KafkaResource } from './kafka-resource.ts';
import type { Nodes } from './nodes.ts';
import type { Place } from './place.ts';
import type { ReportedRelated } from './rule.ts';
import { seeAlso } from './written.ts';

/** Without pools one entry at most. */
export function brokersOf(kafka: KafkaResource): readonly Nodes[] {
  return kafka.nodes.filter((one) => one.roles.includes('broker'));
}

/** Where somebody may change how many brokers there are: the number of each pool, or that of the Kafka resource. */
export function brokerCounts(kafka: KafkaResource): readonly Place[] {
  return brokersOf(kafka).map((one) => one.place('replicas'));
}

/** Those numbers as far as somebody wrote them, as related places. */
export function seeBrokerCounts(kafka: KafkaResource): readonly ReportedRelated[] {
  const brokers = brokersOf(kafka);
  return brokers.flatMap((one) =>
    seeAlso(one.place('replicas'), brokers.length > 1 ? `the ${one.called}` : 'the number of brokers'),
  );
}
