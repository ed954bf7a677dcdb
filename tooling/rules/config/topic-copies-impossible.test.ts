import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-copies-impossible', [
  {
    name: 'as many as brokers',
    example: { 'orders/topics.yaml': 'topics:\n  a: { replicas: 3 }\n' },
    finds: [],
  },
  {
    name: 'more than brokers, in a manifest',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 4 } }
`,
    finds: [
      'orders.yaml:3:144 error: Topic `a` wants 4 copies but there are 3 brokers, so Kafka refuses it; set 3 at most.',
    ],
  },
  {
    name: 'more than brokers, in a file',
    example: { 'orders.yaml': 'kafka:\n  brokers: 5\n', 'orders/topics.yaml': 'topics:\n  a: { replicas: 6 }\n' },
    finds: [
      'orders/topics.yaml:2:18 error: Topic `a` wants 6 copies but there are 5 brokers, so Kafka refuses it; set 5 at most. [orders.yaml:2:12 the number of brokers]',
    ],
  },
  {
    name: 'one that the operator leaves alone',
    example: { 'orders/topics.yaml': 'topics:\n  a: { replicas: 4, managed: false }\n' },
    finds: [],
  },
]);
