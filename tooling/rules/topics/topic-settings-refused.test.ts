import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-settings-refused', [
  {
    name: 'the lag is the same',
    example: {
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, config: { min.compaction.lag.ms: 5, max.compaction.lag.ms: 5 } }
`,
    },
    finds: [],
  },
  {
    name: 'no tiered storage',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { remote.storage.enable: true } }
`,
    },
    finds: [
      'orders/topics.yaml:2:41 error: Kafka refuses topic `a`: `remote.storage.enable` is true, and the brokers have no tiered storage; remove it.',
    ],
  },
  {
    name: 'tiered storage turned off',
    example: {
      'orders/topics.yaml': `topics:
  a: { config: { remote.storage.enable: false } }
`,
    },
    finds: [],
  },
  {
    name: 'a table in tiered storage',
    example: {
      'orders.yaml': `kafka:
  config: { remote.log.storage.system.enable: true, remote.log.storage.manager.class.name: com.example.S3 }
`,
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, config: { remote.storage.enable: "true" } }
`,
    },
    finds: [
      'orders/topics.yaml:2:59 error: Kafka refuses topic `a`: `remote.storage.enable` is true, and a topic that is compacted cannot be in tiered storage; choose one.',
    ],
  },
  {
    name: 'more on the disks than in all',
    example: {
      'orders.yaml': `kafka:
  config: { remote.log.storage.system.enable: true, remote.log.storage.manager.class.name: com.example.S3 }
`,
      'orders/topics.yaml': `topics:
  a: { retention: 1d, config: { remote.storage.enable: true, local.retention.ms: 86400001 } }
`,
    },
    finds: [
      'orders/topics.yaml:2:82 error: Kafka refuses topic `a`: `local.retention.ms` is 86400001, above `retention.ms`, which is 86400000; keep less on the disks than in all.',
    ],
  },
]);
