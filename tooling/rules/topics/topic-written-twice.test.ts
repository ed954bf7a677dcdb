import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-written-twice', [
  {
    name: 'two manifests',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { topicName: events } }
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: b, labels: { strimzi.io/cluster: orders } }, spec: { topicName: events } }
`,
    finds: [
      'orders.yaml:4:145 error: Topic `events` has two KafkaTopics, and only one of them counts; keep one. [orders.yaml:3:145 the other one]',
    ],
  },
  {
    name: 'one of them is left alone',
    example: {
      'orders.yaml': `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders }, annotations: { strimzi.io/managed: "false" } }, spec: { topicName: events } }
`,
      'orders/topics.yaml': `topics:
  events: {}
`,
    },
    finds: [],
  },
  {
    name: 'of two clusters',
    example: {
      'orders.yaml': '',
      'payments.yaml': '',
      'orders/topics.yaml': `topics:
  events: { resource: orders.events }
`,
      'payments/topics.yaml': `topics:
  events: { resource: payments.events }
`,
    },
    finds: [],
  },
]);
