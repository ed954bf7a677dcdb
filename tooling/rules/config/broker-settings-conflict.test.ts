import { describeRule } from '../../../test/support/examples.ts';

describeRule('broker-settings-conflict', [
  {
    name: 'two that were both given',
    example: `kafka:
  config:
    connections.max.idle.ms: 1000
    connection.failed.authentication.delay.ms: 5000
`,
    finds: [
      'orders.yaml:4:48 error: `connection.failed.authentication.delay.ms` is 5000, no less than `connections.max.idle.ms` (1000), so brokers do not start; set a longer idle time, or a shorter delay. [orders.yaml:3:30 `connections.max.idle.ms`]',
    ],
  },
  {
    name: 'cleaners without room',
    example: `kafka:
  config:
    log.cleaner.threads: 200
`,
    finds: [
      'orders.yaml:3:26 error: `log.cleaner.dedupe.buffer.size` gives 200 cleaner threads 134217728 bytes, so brokers do not start; give each thread more than 1 MiB (1048576 bytes).',
    ],
  },
  {
    name: 'cleaners with room',
    example: `kafka:
  config:
    log.cleaner.threads: 100
`,
    finds: [],
  },
  {
    name: 'no retention',
    example: `kafka:
  config:
    log.retention.minutes: 0
`,
    finds: [
      'orders.yaml:3:28 error: `log.retention.minutes` is 0, so brokers do not start; set 1 or more, or -1 for no limit.',
    ],
  },
  {
    name: 'no limit',
    example: `kafka:
  config:
    connections.max.idle.ms: -1
    connection.failed.authentication.delay.ms: 5000
`,
    finds: [],
  },
  {
    name: 'a protocol that needs KRaft',
    example: `kafka:
  config:
    group.coordinator.rebalance.protocols: "classic,consumer"
`,
    finds: [
      'orders.yaml:3:44 error: `group.coordinator.rebalance.protocols` has `consumer`, which needs KRaft, so brokers do not start; leave it out.',
    ],
  },
  {
    name: 'a value that is no number',
    example: `kafka:
  config:
    log.roll.ms: soon
`,
    finds: [
      'orders.yaml:3:18 error (config-value-refused): Setting `log.roll.ms` is `soon`, so the operator refuses the cluster; expected a whole number.',
    ],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/config/max.connections.per.ip, value: 0 }
`,
    finds: [
      'orders.yaml:4:76 error: `max.connections.per.ip` is 0 and no address has an override, so brokers do not start; set 1 or more, or `max.connections.per.ip.overrides`.',
    ],
  },
]);
