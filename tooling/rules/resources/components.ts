/** Owns which parts of a Kafka cluster have resources of their own: each runs in a container. */
import { type Fields, fieldsBelow } from '../fields.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import { fieldOf } from '../wording.ts';

export interface Component {
  /** As a person calls it, in a sentence: `the brokers`. */
  readonly name: string;
  /** `need` or `needs`. */
  readonly needs: string;
  /** Routes are from where it is described: `resources`. */
  readonly fields: Fields;
  /** Whether the operator itself refuses resources that make no sense; otherwise the API server does. */
  readonly isChecked: boolean;
  /** What to set: `kafka.cpu`. */
  field(resource: 'cpu' | 'memory'): string;
}

const others = [
  { name: 'the Topic Operator', route: ['spec', 'entityOperator', 'topicOperator'], field: 'entityOperator' },
  { name: 'the User Operator', route: ['spec', 'entityOperator', 'userOperator'], field: 'entityOperator' },
  { name: 'the Kafka exporter', route: ['spec', 'kafkaExporter'], field: 'kafkaExporter' },
  { name: 'Cruise Control', route: ['spec', 'cruiseControl'], field: 'cruiseControl' },
] as const;

/** Those that a Kafka cluster has. Source of what is checked: 0.45.2 and 1.2.0, `ModelUtils.validateComputeResources`. */
export function componentsOf(kafka: KafkaResource): readonly Component[] {
  return [
    ...kafka.nodes.map(
      (nodes): Component => ({
        name: `the ${nodes.called}`,
        needs: 'need',
        fields: nodes,
        isChecked: true,
        field: (resource) => fieldOf(nodes, resource),
      }),
    ),
    ...others
      .filter(({ route }) => kafka.has(...route))
      .map(
        ({ name, route, field }): Component => ({
          name,
          needs: 'needs',
          fields: fieldsBelow(kafka, ...route),
          isChecked: false,
          field: (resource) => `${field}.${resource}`,
        }),
      ),
  ];
}
