import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-copies-below-three', [
  {
    name: 'one copy',
    example: {
      'orders/topics.yaml': `topics:
  a: { replicas: 1, config: { min.insync.replicas: 1 } }
`,
    },
    finds: ['orders/topics.yaml:2:18 error: Topic `a` has one copy; expected at least 3 in production.'],
  },
  {
    name: 'three',
    example: {
      'orders/topics.yaml': `topics:
  a: { replicas: 3 }
`,
    },
    finds: [],
  },
  {
    name: 'what the brokers say',
    example: {
      'orders/topics.yaml': `topics:
  a: {}
`,
    },
    finds: [],
  },
  {
    name: 'in development',
    example: {
      'orders.yaml': `tier: development
kafka: { brokers: 3 }
`,
      'orders/topics.yaml': `topics:
  a: { replicas: 1, minInSync: 1 }
`,
    },
    finds: [],
  },
  {
    name: 'two brokers have no more',
    example: {
      'orders.yaml': `tier: staging
kafka: { brokers: 2 }
`,
      'orders/topics.yaml': `topics:
  a: { replicas: 2, minInSync: 1 }
`,
    },
    finds: [],
  },
  {
    name: 'left alone',
    example: {
      'orders/topics.yaml': `topics:
  a: { replicas: 1, managed: false }
`,
    },
    finds: [],
  },
]);
