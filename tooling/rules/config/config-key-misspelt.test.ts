import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-key-misspelt', [
  {
    name: 'underscores',
    example: `kafka:
  config:
    log_retention_hours: 24
`,
    finds: [
      "orders.yaml:3:5 error: Setting `log_retention_hours` is none of Kafka's and does nothing; did you mean `log.retention.hours`?",
    ],
  },
  {
    name: 'two slips in a long name',
    example: `kafka:
  config:
    auto.create.topic.enabled: false
`,
    finds: [
      "orders.yaml:3:5 error: Setting `auto.create.topic.enabled` is none of Kafka's and does nothing; did you mean `auto.create.topics.enable`?",
    ],
  },
  {
    name: 'a plugin',
    example: `kafka:
  config:
    confluent.telemetry.enabled: true
    foo.bar: 1
    strimzi.authorization.grants.refresh.period.seconds: 60
`,
    finds: [],
  },
  {
    name: 'a setting of a later version',
    example: `tier: staging
kafka:
  version: 3.8.1
  config:
    inter.broker.protocol.version: "3.8"
    alter.config.policy.kraft.compatibility.enable: true
`,
    finds: [
      'orders.yaml:6:5 warning (config-without-effect): Setting `alter.config.policy.kraft.compatibility.enable` does nothing here: it comes with Kafka 3.9.2, and this is 3.8.1; remove it.',
    ],
  },
  {
    name: 'in staging',
    example: `tier: staging
kafka:
  config:
    min.insync.replica: 2
`,
    finds: [
      "orders.yaml:4:5 warning: Setting `min.insync.replica` is none of Kafka's and does nothing; did you mean `min.insync.replicas`?",
    ],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/config/num.partition, value: 6 }
`,
    finds: [
      "orders.yaml:4:60 error: Setting `num.partition` is none of Kafka's and does nothing; did you mean `num.partitions`?",
    ],
  },
  {
    name: 'known ones',
    example: `kafka:
  config:
    num.partitions: 6
    compression.type: zstd
    log.cleaner.enable: true
`,
    finds: [],
  },
]);
