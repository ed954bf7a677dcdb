/** Owns which parts of a Kafka resource have resources of their own: each runs in a container. */
import type { Route } from '../../source/node.ts';
import type { KafkaResource } from '../kafka-resource.ts';

export interface Component {
  /** As a person calls it, in the plural for a sentence: `the brokers`. */
  readonly name: string;
  readonly route: Route;
  /** Field of the cluster file. */
  readonly field: string;
}

const components: readonly Component[] = [
  { name: 'the brokers', route: ['spec', 'kafka'], field: 'kafka' },
  { name: 'the ZooKeeper nodes', route: ['spec', 'zookeeper'], field: 'zookeeper' },
  { name: 'the Topic Operator', route: ['spec', 'entityOperator', 'topicOperator'], field: 'entityOperator' },
  { name: 'the User Operator', route: ['spec', 'entityOperator', 'userOperator'], field: 'entityOperator' },
  { name: 'the Kafka exporter', route: ['spec', 'kafkaExporter'], field: 'kafkaExporter' },
  { name: 'Cruise Control', route: ['spec', 'cruiseControl'], field: 'cruiseControl' },
];

/** Those that a Kafka resource has. */
export function componentsOf(kafka: KafkaResource): readonly Component[] {
  return components.filter((one) => kafka.has(...one.route));
}
