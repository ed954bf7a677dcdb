import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-value-refused', [
  {
    name: 'booleans',
    example: `kafka:
  config:
    auto.create.topics.enable: false
    delete.topic.enable: "true"
    log.preallocate: "True"
    log.cleaner.enable: "yes"
`,
    finds: [
      'orders.yaml:5:22 error: Setting `log.preallocate` is `True`, so the operator refuses the cluster; expected `true` or `false`.',
      'orders.yaml:6:25 error: Setting `log.cleaner.enable` is `yes`, so the operator refuses the cluster; expected `true` or `false`.',
    ],
  },
  {
    name: 'whole numbers',
    example: `kafka:
  config:
    num.io.threads: 8
    num.network.threads: "8"
    num.partitions: 0
    background.threads: 1.5
    num.replica.fetchers: " 2"
    queued.max.requests: 3000000000
`,
    finds: [
      'orders.yaml:5:21 error: Setting `num.partitions` is `0`, so the operator refuses the cluster; expected a whole number of 1 or more.',
      'orders.yaml:6:25 error: Setting `background.threads` is `1.5`, so the operator refuses the cluster; expected a whole number of 1 or more.',
      'orders.yaml:7:27 error: Setting `num.replica.fetchers` is ` 2`, so the operator refuses the cluster; expected a whole number.',
      'orders.yaml:8:26 error: Setting `queued.max.requests` is `3000000000`, so the operator refuses the cluster; expected a whole number from 1 to 2147483647.',
    ],
  },
  {
    name: 'long numbers',
    example: `kafka:
  config:
    log.flush.interval.messages: 9223372036854775807
    log.retention.bytes: 9223372036854775808
`,
    finds: [
      'orders.yaml:4:26 error: Setting `log.retention.bytes` of brokers is 9223372036854775808, beyond 64 bits, which the operator cannot write; expected text, a number, `true` or `false`.',
    ],
  },
  {
    name: 'numbers with a fraction',
    example: `kafka:
  config:
    log.cleaner.min.cleanable.ratio: 0.5
    log.cleaner.io.buffer.load.factor: high
`,
    finds: [
      'orders.yaml:4:40 error: Setting `log.cleaner.io.buffer.load.factor` is `high`, so the operator refuses the cluster; expected a number.',
    ],
  },
  {
    name: 'a ratio above 1',
    example: `kafka:
  config:
    log.cleaner.min.cleanable.ratio: 1.5
`,
    finds: [
      'orders.yaml:3:38 error: Setting `log.cleaner.min.cleanable.ratio` is `1.5`, so the operator refuses the cluster; expected a number from 0 to 1.',
    ],
  },
  {
    name: 'choices',
    example: `kafka:
  config:
    log.message.timestamp.type: createtime
    log.cleanup.policy: "compact, delete"
    compression.gzip.level: 10
`,
    finds: [
      'orders.yaml:3:33 error: Setting `log.message.timestamp.type` is `createtime`, so the operator refuses the cluster; expected `CreateTime` or `LogAppendTime`.',
      'orders.yaml:5:29 error: Setting `compression.gzip.level` is `10`, so the operator refuses the cluster; expected 1 to 9, or -1.',
    ],
  },
  {
    name: 'a list of something else',
    example: `kafka:
  config:
    log.cleanup.policy: "compact,remove"
`,
    finds: [
      'orders.yaml:3:25 error: Setting `log.cleanup.policy` is `compact,remove`, so the operator refuses the cluster; expected a list of `compact` and `delete`.',
    ],
  },
  {
    name: 'any case where Kafka takes any',
    example: `kafka:
  config:
    metrics.recording.level: INFO
`,
    finds: [],
  },
  {
    name: 'a plugin takes anything',
    example: `kafka:
  config:
    my.plugin.threads: many
`,
    finds: [],
  },
  {
    name: 'a list, a map and null',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/config/a, value: [1] }
      - { op: add, path: /spec/kafka/config/b, value: { c: 1 } }
      - { op: add, path: /spec/kafka/config/d, value: null }
`,
    finds: [
      'orders.yaml:4:48 error: Setting `a` of brokers is a list, which the operator cannot write; expected text, a number, `true` or `false`.',
      'orders.yaml:5:48 error: Setting `b` of brokers is a map, which the operator cannot write; expected text, a number, `true` or `false`.',
      'orders.yaml:6:55 error: Setting `d` of brokers is null, which the operator cannot write; expected text, a number, `true` or `false`.',
    ],
  },
  {
    name: 'of ZooKeeper',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/config, value: { a: [1] } }
`,
    finds: [
      'orders.yaml:4:59 error: Setting `a` of ZooKeeper is a list, which the operator cannot write; expected text, a number, `true` or `false`.',
    ],
  },
  {
    name: 'what the operator drops is not looked at',
    example: `kafka:
  config:
    ssl.client.auth: perhaps
`,
    finds: [
      "orders.yaml:3:5 error (config-ignored): Setting `ssl.client.auth` of brokers is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
]);
