import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-partitions-many', [
  {
    name: 'as many as may be',
    example: {
      'orders/topics.yaml': `topics:
  a: { partitions: 4000 }
`,
    },
    finds: [],
  },
  {
    name: 'many together',
    example: {
      'orders/topics.yaml': `topics:
  a: { partitions: 3990 }
  b: {}
  c: { partitions: 10 }
`,
    },
    finds: [
      'orders/topics.yaml:2:20 warning: 3 topics, `a` with 3990 partitions before all, make 4001 copies of partitions on each of 3 brokers; expected 4000 at most.',
    ],
  },
  {
    name: 'fewer copies',
    example: {
      'orders.yaml': `tier: development
kafka: { brokers: 3, config: { default.replication.factor: 1, min.insync.replicas: 1 } }
`,
      'orders/topics.yaml': `topics:
  a: { partitions: 12000 }
`,
    },
    finds: [],
  },
  {
    name: 'in staging, one broker',
    example: {
      'orders.yaml': `tier: staging
kafka: { brokers: 1 }
`,
      'orders/topics.yaml': `topics:
  a: { partitions: 4001 }
`,
    },
    finds: [
      'orders/topics.yaml:2:20 warning: Topic `a` with 4001 partitions makes 4001 copies of partitions on the only broker; expected 4000 at most.',
    ],
  },
]);
