import { describeRule } from '../../../test/support/examples.ts';

describeRule('resource-unattended', [
  {
    name: 'no label',
    example: `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: audit }
    spec: { partitions: 12, replicas: 3 }
`,
    finds: [
      'orders.yaml:5:5 error: KafkaTopic `audit` has no label `strimzi.io/cluster`, so nothing attends to it; set it to `orders`.',
    ],
  },
  {
    name: 'no Entity Operator',
    example: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12, replicas: 3 }
`,
    finds: [
      'orders.yaml:4:60 error: KafkaTopic `audit` needs the Topic Operator of cluster `orders`, which is not turned on; set `entityOperator.topics` in its file.',
    ],
  },
  {
    name: 'a user, and only topics attended to',
    example: `entityOperator: { users: false }
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    finds: [
      'orders.yaml:5:60 error: KafkaUser `audit` needs the User Operator of cluster `orders`, which is not turned on; set `entityOperator.users` in its file.',
    ],
  },
  {
    name: 'a rebalance without Cruise Control',
    example: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaRebalance
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    finds: [
      'orders.yaml:4:60 error: KafkaRebalance `audit` needs Cruise Control of cluster `orders`, which is not turned on; set `cruiseControl` in its file.',
    ],
  },
  {
    name: 'the cluster of another namespace',
    example: {
      'orders.yaml': `entityOperator: {}
`,
      'payments.yaml': `namespace: other
entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12, replicas: 3 }
`,
    },
    finds: [
      'payments.yaml:6:60 error: KafkaTopic `audit` belongs to cluster `orders`, which is not in namespace `other`; expected `payments`.',
    ],
  },
  {
    name: 'a cluster that watches this namespace',
    example: {
      'orders.yaml': `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/topicOperator/watchedNamespace, value: other }]
`,
      'payments.yaml': `namespace: other
entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaTopic
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: { partitions: 12, replicas: 3 }
`,
    },
    finds: [],
  },
]);
