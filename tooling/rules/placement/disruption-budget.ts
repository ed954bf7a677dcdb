/** Owns how rules read the disruption budgets of a Kafka cluster: one for ZooKeeper, one for all nodes of Kafka, whatever their pool. */
import type { KafkaResource } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';

export interface Budget {
  /** The section of the cluster file that has `maxUnavailable`. */
  readonly part: 'kafka' | 'zookeeper';
  readonly value: number;
  readonly place: Place;
  readonly nodes: readonly Nodes[];
}

/** Source: 0.45.2 and 1.2.0, `PodDisruptionBudgetTemplate`: 1 where nothing is said. Pools have no template for it. */
export function budgetsOf(kafka: KafkaResource): readonly Budget[] {
  return (['kafka', 'zookeeper'] as const).flatMap((part) => {
    const nodes = kafka.nodes.filter((one) => one.part === part);
    const route = ['spec', part, 'template', 'podDisruptionBudget', 'maxUnavailable'] as const;
    return nodes.length === 0
      ? []
      : [{ part, value: kafka.number(...route) ?? 1, place: kafka.place(...route), nodes }];
  });
}
