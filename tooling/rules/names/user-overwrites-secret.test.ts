import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-overwrites-secret', [
  {
    name: 'a Secret that cluster.yaml lists',
    example: {
      'cluster.yaml': `secrets: [{ name: audit, namespaces: [kafka] }]
`,
      'orders.yaml': `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    },
    finds: [
      'orders.yaml:5:23 error: KafkaUser `audit` would overwrite Secret `audit`, which cluster.yaml lists as one that exists; give the user another name.',
    ],
  },
  {
    name: 'the same in another namespace',
    example: {
      'cluster.yaml': `secrets: [{ name: audit, namespaces: [strimzi] }]
`,
      'orders.yaml': `entityOperator: {}
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    },
    finds: [],
  },
  {
    name: 'a prefix that makes it another',
    example: {
      'cluster.yaml': `secrets: [{ name: audit, namespaces: [kafka] }]
`,
      'orders.yaml': `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/userOperator/secretPrefix, value: u- }]
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    },
    finds: [],
  },
  {
    name: 'a prefix that makes it the same',
    example: {
      'cluster.yaml': `secrets: [{ name: u-audit, namespaces: [kafka] }]
`,
      'orders.yaml': `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations: [{ op: add, path: /spec/entityOperator/userOperator/secretPrefix, value: u- }]
manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaUser
    metadata: { name: audit, labels: { strimzi.io/cluster: orders } }
    spec: {}
`,
    },
    finds: [
      'orders.yaml:8:23 error: KafkaUser `audit` would overwrite Secret `u-audit`, which cluster.yaml lists as one that exists; give the user another name.',
    ],
  },
]);
