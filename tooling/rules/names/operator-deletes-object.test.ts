import { describeRule } from '../../../test/support/examples.ts';

describeRule('operator-deletes-object', [
  {
    name: 'ZooKeeper: the operator lists none of these',
    example: `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a, labels: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-zookeeper } }, data: { a: b } }
`,
    finds: [],
  },
  {
    name: 'a ConfigMap',
    example: `manifests:
  - { apiVersion: v1, kind: ConfigMap, metadata: { name: a, labels: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-kafka } }, data: { a: b } }
`,
    finds: [
      "orders.yaml:2:123 error: ConfigMap `a` has the labels `strimzi.io/kind`, `strimzi.io/cluster` and `strimzi.io/name` of the operator's own, which deletes it; leave out `strimzi.io/name`.",
    ],
  },
  {
    name: 'a kind that the operator does not list',
    example: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: a, labels: { strimzi.io/kind: Kafka, strimzi.io/cluster: orders, strimzi.io/name: orders-kafka }, annotations: { a: b } }, automountServiceAccountToken: false }
`,
    finds: [],
  },
]);
