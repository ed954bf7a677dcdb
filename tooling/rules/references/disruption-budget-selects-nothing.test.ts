import { describeRule } from '../../../test/support/examples.ts';

describeRule('disruption-budget-selects-nothing', [
  {
    name: 'pods of the operator',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: { matchLabels: { strimzi.io/name: orders-entity-operator } } }
`,
    finds: [],
  },
  {
    name: 'the name of another cluster',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: { matchLabels: { strimzi.io/name: order-entity-operator } } }
`,
    finds: [
      'orders.yaml:6:76 error: PodDisruptionBudget `extra` protects no pod: none in namespace `kafka` has `strimzi.io/name In [order-entity-operator]`; did you mean `orders-entity-operator`?',
    ],
  },
  {
    name: 'pods that something unknown may make',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: { matchLabels: { app: a } } }
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaConnect
    metadata: { name: connect }
    spec: { replicas: 1, bootstrapServers: "orders-kafka-bootstrap:9093" }
`,
    finds: [],
  },
]);
