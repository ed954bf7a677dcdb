import { describeRule } from '../../../test/support/examples.ts';

describeRule('min-isr-below-two', [
  {
    name: 'for all topics',
    example: 'kafka:\n  config: { min.insync.replicas: 1 }\n',
    finds: [
      'orders.yaml:2:34 warning: `min.insync.replicas` is 1, so a record that one broker alone has counts as written; expected 2 in production.',
    ],
  },
  { name: 'in staging', example: 'tier: staging\nkafka: { config: { min.insync.replicas: 1 } }\n', finds: [] },
  {
    name: 'taken away by a patch: Kafka asks for one',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/config/min.insync.replicas }]
`,
    finds: [
      "orders.yaml:1:1 warning: `min.insync.replicas` is 1 (Kafka's own default), so a record that one broker alone has counts as written; expected 2 in production.",
    ],
  },
  {
    name: 'with two copies another rule speaks',
    example: 'kafka: { config: { transaction.state.log.replication.factor: 2, transaction.state.log.min.isr: 1 } }\n',
    finds: [
      'orders.yaml:1:62 error (replication-below-three): `transaction.state.log.replication.factor` is 2; expected at least 3 in production.',
    ],
  },
]);
