import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'pools',
    example: kraftExample(`manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaNodePool
    metadata: { name: more, annotations: { a: b }, labels: { strimzi.io/cluster: order } }
    spec: { replicas: 1, roles: [broker], storage: { type: persistent-claim, size: 100Gi }, template: { pod: {} } }
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaNodePool
    metadata: { name: others, annotations: { a: b } }
    spec: { replicas: 1, roles: [broker], storage: { type: persistent-claim, size: 100Gi }, template: { pod: {} } }
`),
    finds: [
      'orders.yaml:4:82 error: KafkaNodePool `more` belongs to cluster `order`, which is not in namespace `kafka`; did you mean `orders`?',
      'orders.yaml:8:5 error: KafkaNodePool `others` has no label `strimzi.io/cluster`, so nothing attends to it; set it to `orders`.',
    ],
  },
  {
    name: 'a pool beside brokers in none',
    example: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaNodePool
    metadata: { name: more, labels: { strimzi.io/cluster: orders } }
    spec: { replicas: 1, roles: [broker], storage: { type: persistent-claim, size: 100Gi } }
`,
    finds: [
      'orders.yaml:4:23 error: KafkaNodePool `more` counts only with the annotation `strimzi.io/node-pools: enabled`, which Kafka `orders` does not have; describe it under `pools` of its file, or leave it out.',
    ],
  },
]);
