import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-setting-without-effect', [
  {
    name: 'a table with a limit',
    example: {
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, retentionBytes: 1Gi }
`,
    },
    finds: [
      'orders/topics.yaml:2:42 warning: `retention.bytes` of topic `a` says nothing, as the topic is only compacted; write `cleanup: compact,delete` to have records deleted too, or remove it.',
    ],
  },
  {
    name: 'a table that keeps all',
    example: {
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, retention: unlimited }
`,
    },
    finds: [],
  },
  {
    name: 'compaction of what is deleted',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { min.compaction.lag.ms: 60000 } }
`,
    },
    finds: [
      'orders/topics.yaml:2:41 warning: `min.compaction.lag.ms` of topic `a` says nothing, as the topic is not compacted; write `cleanup: compact`, or remove it.',
    ],
  },
  {
    name: 'brokers that compact',
    example: {
      'orders.yaml': `kafka:
  config: { log.cleanup.policy: compact }
`,
      'orders/topics.yaml': `topics:
  a: { config: { min.compaction.lag.ms: 60000 } }
`,
    },
    finds: [],
  },
  {
    name: 'both',
    example: {
      'orders/topics.yaml': `topics:
  a: { cleanup: "compact,delete", retention: 7d, config: { delete.retention.ms: 1 } }
`,
    },
    finds: [],
  },
]);
