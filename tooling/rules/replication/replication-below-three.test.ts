import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('replication-below-three', [
  { name: 'three brokers and no settings', example: '', finds: [] },
  {
    name: 'two brokers',
    example: 'kafka: { brokers: 2 }\n',
    finds: ['orders.yaml:1:19 error: 2 brokers hold 2 of the 3 copies that production needs; run 3 brokers or more.'],
  },
  {
    name: 'one broker',
    example: 'kafka: { brokers: 1 }\n',
    finds: ['orders.yaml:1:19 error: 1 broker holds 1 of the 3 copies that production needs; run 3 brokers or more.'],
  },
  { name: 'two brokers in staging', example: 'tier: staging\nkafka: { brokers: 2 }\n', finds: [] },
  {
    name: 'the settings of the article',
    example: `kafka:
  brokers: 3
  config:
    offsets.topic.replication.factor: 2
    transaction.state.log.replication.factor: 2
    transaction.state.log.min.isr: 1
    default.replication.factor: 2
`,
    finds: [
      'orders.yaml:4:39 error: `offsets.topic.replication.factor` is 2; expected at least 3 in production.',
      'orders.yaml:4:39 error (replication-not-above-min-isr): `offsets.topic.replication.factor` is 2 and `min.insync.replicas` is 2, so commits of consumers stop while one broker restarts; set at least 3.',
      'orders.yaml:5:47 error: `transaction.state.log.replication.factor` is 2; expected at least 3 in production.',
      'orders.yaml:7:33 error: `default.replication.factor` is 2; expected at least 3 in production.',
      'orders.yaml:7:33 error (replication-not-above-min-isr): `default.replication.factor` is 2 and `min.insync.replicas` is 2, so writes to new topics stop while one broker restarts; set at least 3.',
    ],
  },
  {
    name: 'taken away by a patch: Kafka makes one copy',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/config/default.replication.factor }]
`,
    finds: [
      "orders.yaml:1:1 error: `default.replication.factor` is 1 (Kafka's own default); expected at least 3 in production.",
      "orders.yaml:1:1 error (replication-not-above-min-isr): `default.replication.factor` is 1 (Kafka's own default) and `min.insync.replicas` is 2, so writes to new topics stop while one broker restarts; set at least 3.",
    ],
  },
  {
    name: 'one broker in each of two pools',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1 }
  b: { roles: [broker], nodes: 1 }
`),
    finds: ['orders.yaml:3:32 error: 2 brokers hold 2 of the 3 copies that production needs; run 3 brokers or more.'],
  },
  {
    name: 'three pools of one broker',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1 }
  b: { roles: [broker], nodes: 1 }
  c: { roles: [broker], nodes: 1 }
`),
    finds: [],
  },
]);
