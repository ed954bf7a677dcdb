import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-needs-every-copy', [
  {
    name: 'as many as the brokers ask for',
    example: {
      'orders.yaml': `kafka:
  brokers: 4
  config: { default.replication.factor: 4, min.insync.replicas: 3, offsets.topic.replication.factor: 4 }
`,
      'orders/topics.yaml': `topics:
  a: { replicas: 3 }
`,
    },
    finds: [
      'orders/topics.yaml:2:18 error: Topic `a` has 3 copies and `min.insync.replicas` is 3, so writes stop while one broker restarts; give it at least 4 copies, or ask for less with `minInSync`. [orders.yaml:3:65 the copies that must be in sync]',
    ],
  },
  {
    name: 'more in sync than there are',
    example: {
      'orders/topics.yaml': `topics:
  a: { minInSync: 5 }
`,
    },
    finds: [
      'orders/topics.yaml:2:19 error: Topic `a` has 3 copies and `min.insync.replicas` is 5, so writes stop while one broker restarts; set 2 at most.',
    ],
  },
  {
    name: 'in a manifest, as text',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 3, config: { min.insync.replicas: "3" } } }
`,
    finds: [
      'orders.yaml:3:178 error: Topic `a` has 3 copies and `min.insync.replicas` is 3, so writes stop while one broker restarts; set 2 at most. [orders.yaml:3:144 the copies]',
    ],
  },
  {
    name: 'one to spare',
    example: {
      'orders/topics.yaml': `topics:
  a: { replicas: 3, minInSync: 2 }
`,
    },
    finds: [],
  },
  {
    name: 'what the brokers say is told of the brokers',
    example: {
      'orders/topics.yaml': `topics:
  a: {}
`,
    },
    finds: [],
  },
  {
    name: 'no number',
    example: {
      'orders/topics.yaml': `topics:
  a: { replicas: 3, config: { min.insync.replicas: all } }
`,
    },
    finds: [
      'orders/topics.yaml:2:52 error (topic-config-refused): Setting `min.insync.replicas` of topic `a` is `all`, which Kafka refuses; expected a whole number of 1 or more.',
    ],
  },
  {
    name: 'one broker',
    example: {
      'orders.yaml': `tier: development
`,
      'orders/topics.yaml': `topics:
  a: { replicas: 1, minInSync: 1 }
`,
    },
    finds: [],
  },
]);
