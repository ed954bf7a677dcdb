import { describeRule } from '../../../test/support/examples.ts';

describeRule('replication-not-above-min-isr', [
  {
    name: 'one to spare',
    example: 'kafka: { config: { default.replication.factor: 3, min.insync.replicas: 2 } }\n',
    finds: [],
  },
  {
    name: 'the minimum alone is written',
    example: 'kafka:\n  config: { min.insync.replicas: 3 }\n',
    finds: [
      'orders.yaml:2:34 error: `min.insync.replicas` is 3, no less than `default.replication.factor` and `offsets.topic.replication.factor` (3), so writes to new topics and commits of consumers stop while one broker restarts; set 2 at most.',
    ],
  },
  {
    name: 'the factor alone is written',
    example: 'kafka:\n  brokers: 4\n  config: { offsets.topic.replication.factor: 2 }\n',
    finds: [
      'orders.yaml:3:47 error (replication-below-three): `offsets.topic.replication.factor` is 2; expected at least 3 in production.',
      'orders.yaml:3:47 error: `offsets.topic.replication.factor` is 2 and `min.insync.replicas` is 2, so commits of consumers stop while one broker restarts; set at least 3.',
    ],
  },
  {
    name: 'transactions go by their own minimum',
    example: 'kafka:\n  config: { transaction.state.log.min.isr: 3 }\n',
    finds: [
      'orders.yaml:2:44 error: `transaction.state.log.min.isr` is 3, no less than `transaction.state.log.replication.factor` (3), so transactions stop while one broker restarts; set 2 at most.',
    ],
  },
  {
    name: 'two brokers that must both be in sync',
    example:
      'tier: staging\nkafka:\n  brokers: 2\n  config: { default.replication.factor: 2, min.insync.replicas: "2" }\n',
    finds: [
      'orders.yaml:4:41 warning: `default.replication.factor` is 2 and `min.insync.replicas` is 2, so writes to new topics stop while one broker restarts; set `min.insync.replicas` to 1. [orders.yaml:4:65 the copies that must be in sync]',
      'orders.yaml:4:65 warning: `min.insync.replicas` is 2, no less than `offsets.topic.replication.factor` (2), so commits of consumers stop while one broker restarts; set 1 at most.',
    ],
  },
  { name: 'a single broker', example: 'tier: staging\nkafka: { brokers: 1 }\n', finds: [] },
  {
    name: 'development',
    example: 'tier: development\nkafka: { brokers: 3, config: { min.insync.replicas: 3 } }\n',
    finds: [],
  },
  {
    name: 'a minimum above the brokers is another rule',
    example: 'tier: staging\nkafka: { config: { min.insync.replicas: 4 } }\n',
    finds: [
      'orders.yaml:2:41 error (replication-above-brokers): `min.insync.replicas` is 4 but there are 3 brokers, so no write that waits for all copies succeeds; set 2 at most.',
    ],
  },
  {
    name: 'a minimum that a patch sets',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/config/min.insync.replicas, value: 3 }]
`,
    finds: [
      'orders.yaml:3:86 error: `min.insync.replicas` is 3, no less than `default.replication.factor` and `offsets.topic.replication.factor` (3), so writes to new topics and commits of consumers stop while one broker restarts; set 2 at most.',
    ],
  },
]);
