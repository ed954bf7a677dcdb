import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-segment-outlives-retention', [
  {
    name: 'as long as the retention',
    example: {
      'orders/topics.yaml': `topics:
  a: { retention: 1d, config: { segment.ms: 86400000 } }
`,
    },
    finds: [],
  },
  {
    name: 'longer',
    example: {
      'orders/topics.yaml': `topics:
  a: { retention: 1h, config: { segment.ms: "5400000" } }
`,
    },
    finds: [
      'orders/topics.yaml:2:45 warning: `segment.ms` of topic `a` is 90m and its retention 1h, so records may stay for 150m; set less than the retention. [orders/topics.yaml:2:19 the retention]',
    ],
  },
  {
    name: 'no retention of its own',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { segment.ms: 604800000 } }
`,
    },
    finds: [],
  },
  {
    name: 'no limit',
    example: {
      'orders/topics.yaml': `topics:
  a: { retention: unlimited, config: { segment.ms: 604800000 } }
`,
    },
    finds: [],
  },
  {
    name: 'in development',
    example: {
      'orders.yaml': `tier: development
`,
      'orders/topics.yaml': `topics:
  a: { retention: 1h, config: { segment.ms: 86400000 } }
`,
    },
    finds: [],
  },
]);
