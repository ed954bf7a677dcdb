import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-without-effect', [
  {
    name: 'of the quorum',
    example: `kafka:
  config:
    controller.quorum.fetch.timeout.ms: 2000
    server.max.startup.time.ms: 1000
    group.consumer.max.size: 10
`,
    finds: [
      'orders.yaml:3:5 warning: Setting `controller.quorum.fetch.timeout.ms` does nothing here: it is for clusters that keep their metadata in KRaft; remove it.',
      'orders.yaml:4:5 warning: Setting `server.max.startup.time.ms` does nothing here: it is for clusters that keep their metadata in KRaft; remove it.',
      'orders.yaml:5:5 warning: Setting `group.consumer.max.size` does nothing here: it is for clusters that keep their metadata in KRaft; remove it.',
    ],
  },
  {
    name: 'of both modes',
    example: `kafka:
  config:
    metadata.log: x
    log.segment.bytes: 1073741824
    num.io.threads: 8
`,
    finds: [],
  },
  {
    name: 'of a later version',
    example: `tier: staging
kafka:
  version: 3.8.1
  config:
    inter.broker.protocol.version: "3.8"
    alter.config.policy.kraft.compatibility.enable: true
`,
    finds: [
      'orders.yaml:6:5 warning: Setting `alter.config.policy.kraft.compatibility.enable` does nothing here: it comes with Kafka 3.9.2, and this is 3.8.1; remove it.',
    ],
  },
  {
    name: 'a quota plugin beside quotas',
    example: `kafka:
  config:
    client.quota.callback.class: a.B
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/quotas, value: { type: strimzi, producerByteRate: 1000000 } }
`,
    finds: [
      'orders.yaml:3:5 warning: Setting `client.quota.callback.class` does nothing here: `spec.kafka.quotas` takes its place; remove it.',
    ],
  },
  {
    name: 'a quota plugin alone',
    example: `kafka:
  config:
    client.quota.callback.class: a.B
`,
    finds: [],
  },
]);
