import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-retention-slip', [
  {
    name: 'days in seconds',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { retention.ms: 86400 } }
  b: { config: { retention.ms: 2592000 } }
`,
    },
    finds: [
      'orders/topics.yaml:2:32 error: `retention.ms` of topic `a` is 86400, so records are deleted after 86 seconds; for 1d write `retention: 1d`.',
      'orders/topics.yaml:3:32 error: `retention.ms` of topic `b` is 2592000, so records are deleted after 43 minutes; for 30d write `retention: 30d`.',
    ],
  },
  {
    name: 'days in minutes',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { retention.ms: 10080 } }
`,
    },
    finds: [
      'orders/topics.yaml:2:32 error: `retention.ms` of topic `a` is 10080, so records are deleted after 10 seconds; for 7d write `retention: 7d`.',
    ],
  },
  {
    name: 'days in hours, and days',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { retention.ms: 168 } }
  b: { config: { retention.ms: "7" } }
`,
    },
    finds: [
      'orders/topics.yaml:2:32 error: `retention.ms` of topic `a` is 168, so records are deleted after 168 milliseconds; for 7d write `retention: 7d`.',
      'orders/topics.yaml:3:32 error: `retention.ms` of topic `b` is 7, so records are deleted after 7 milliseconds; for 7d write `retention: 7d`.',
    ],
  },
  {
    name: 'short on purpose',
    example: {
      'orders/topics.yaml': `topics:
  a: { retention: 10m }
  b: { retention: 1s }
  c: { retention: 30s }
  d: { retention: 1m }
  e: { retention: 500ms }
`,
    },
    finds: [],
  },
  {
    name: 'no limit, and no time',
    example: {
      'orders/topics.yaml': `topics:
  a: { retention: unlimited }
  b: { config: { retention.ms: 0 } }
`,
    },
    finds: [],
  },
  {
    name: 'a table',
    example: {
      'orders.yaml': `tier: development
`,
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, config: { retention.ms: 604800 } }
`,
    },
    finds: [],
  },
]);
