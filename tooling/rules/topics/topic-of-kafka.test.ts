import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-of-kafka', [
  {
    name: 'transactions',
    example: {
      'orders/topics.yaml': `topics:
  __transaction_state: { partitions: 50 }
`,
    },
    finds: [
      "orders/topics.yaml:2:3 error: Topic `__transaction_state` is Kafka's own, and the Topic Operator would take away settings that it needs; set `managed: false`.",
    ],
  },
  {
    name: 'left alone',
    example: {
      'orders/topics.yaml': `topics:
  __transaction_state: { partitions: 50, managed: false }
`,
    },
    finds: [],
  },
  {
    name: 'one of somebody else',
    example: {
      'orders/topics.yaml': `topics:
  __of_ours: {}
`,
    },
    finds: [],
  },
  {
    name: 'as older releases made it',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: consumer-offsets---84e7a678d08f4bd226872e5cdd4eb527fadc1c6a, labels: { strimzi.io/cluster: orders } }, spec: { topicName: __consumer_offsets, partitions: 50 } }
`,
    finds: [
      "orders.yaml:3:203 error: Topic `__consumer_offsets` is Kafka's own, and the Topic Operator would take away settings that it needs; set `managed: false`.",
    ],
  },
]);
