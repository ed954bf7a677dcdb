import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-min-isr-below-two', [
  {
    name: 'one',
    example: {
      'orders/topics.yaml': `topics:
  a: { minInSync: 1 }
`,
    },
    finds: [
      'orders/topics.yaml:2:19 warning: `min.insync.replicas` of topic `a` is 1, so a record that one broker alone has counts as written; expected 2 in production.',
    ],
  },
  {
    name: 'two',
    example: {
      'orders/topics.yaml': `topics:
  a: { minInSync: 2 }
`,
    },
    finds: [],
  },
  {
    name: 'in staging',
    example: {
      'orders.yaml': `tier: staging
`,
      'orders/topics.yaml': `topics:
  a: { minInSync: 1 }
`,
    },
    finds: [],
  },
  {
    name: 'none of its own',
    example: {
      'orders/topics.yaml': `topics:
  a: { partitions: 3 }
`,
    },
    finds: [],
  },
]);
