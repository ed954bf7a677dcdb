import { describeRule } from '../../../test/support/examples.ts';

describeRule('disruption-budgets-overlap', [
  {
    name: 'ZooKeeper nodes by their cluster',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: { matchLabels: { strimzi.io/cluster: orders } } }
`,
    finds: [
      "orders.yaml:6:32 error: PodDisruptionBudget `extra` selects pods that the operator's `orders-kafka` selects too, so they can never be evicted; leave it out.",
    ],
  },
  {
    name: 'everything',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: {} }
`,
    finds: [
      "orders.yaml:6:32 error: PodDisruptionBudget `extra` selects pods that the operator's `orders-kafka` selects too, so they can never be evicted; leave it out.",
    ],
  },
  {
    name: 'pods without a budget of the operator',
    example: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: extra }
    spec: { maxUnavailable: 1, selector: { matchLabels: { strimzi.io/name: orders-entity-operator } } }
`,
    finds: [],
  },
]);
