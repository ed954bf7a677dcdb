import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('drain-stops-writes', [
  { name: 'one at a time, as by default', example: '', finds: [] },
  {
    name: 'a majority of ZooKeeper',
    example: 'zookeeper: { maxUnavailable: 2 }\n',
    finds: [
      'orders.yaml:1:30 error: Drains may take 2 ZooKeeper nodes at once, but 3 of them lose their majority with more than 1 down; set `zookeeper.maxUnavailable` to 1 at most.',
    ],
  },
  { name: 'two of five', example: 'zookeeper: { nodes: 5, maxUnavailable: 2 }\n', finds: [] },
  {
    name: 'three of five',
    example: 'zookeeper: { nodes: 5, maxUnavailable: 3 }\n',
    finds: [
      'orders.yaml:1:40 error: Drains may take 3 ZooKeeper nodes at once, but 5 of them lose their majority with more than 2 down; set `zookeeper.maxUnavailable` to 2 at most.',
    ],
  },
  {
    name: 'all brokers',
    example: 'kafka: { maxUnavailable: 3 }\n',
    finds: [
      'orders.yaml:1:26 error: Drains may take 3 brokers at once, but writes to new topics stop with more than 1 down (`default.replication.factor` 3, `min.insync.replicas` 2); set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'transactions need most',
    example: `kafka:
  brokers: 5
  maxUnavailable: 2
  config: { default.replication.factor: 4, offsets.topic.replication.factor: 4 }
`,
    finds: [
      'orders.yaml:3:19 error: Drains may take 2 brokers at once, but transactions stop with more than 1 down (`transaction.state.log.replication.factor` 3, `transaction.state.log.min.isr` 2); set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'no copy to spare at all is another rule',
    example: `kafka:
  maxUnavailable: 1
  config: { default.replication.factor: 2 }
`,
    finds: [
      'orders.yaml:3:41 error (replication-below-three): `default.replication.factor` is 2; expected at least 3 in production.',
      'orders.yaml:3:41 error (replication-not-above-min-isr): `default.replication.factor` is 2 and `min.insync.replicas` is 2, so writes to new topics stop while one broker restarts; set at least 3.',
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
kafka: { maxUnavailable: 2 }
`,
    finds: [
      'orders.yaml:2:26 warning: Drains may take 2 brokers at once, but writes to new topics stop with more than 1 down (`default.replication.factor` 3, `min.insync.replicas` 2); set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { brokers: 3, maxUnavailable: 2 }
`,
    finds: [],
  },
  {
    name: 'a patch that lowers it',
    example: `kafka: { maxUnavailable: 2 }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/podDisruptionBudget/maxUnavailable, value: 1 }
`,
    finds: [],
  },
  {
    name: 'a patch that takes the budget away',
    example: `kafka: { maxUnavailable: 2 }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/template/podDisruptionBudget }
`,
    finds: [],
  },
  {
    name: 'one budget for all nodes: it may take two controllers, whatever brokers can do without',
    example: kraftExample(`kafka:
  maxUnavailable: 2
  config: { default.replication.factor: 4, offsets.topic.replication.factor: 4, transaction.state.log.replication.factor: 4 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 5 }
`),
    finds: [
      'orders.yaml:2:19 error: Drains may take 2 controllers at once, but 3 of them lose their majority with more than 1 down; set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'five controllers, of two pools',
    example: kraftExample(`kafka:
  maxUnavailable: 2
  config: { default.replication.factor: 4, offsets.topic.replication.factor: 4, transaction.state.log.replication.factor: 4 }
pools:
  a: { roles: [controller] }
  b: { roles: [controller], nodes: 2 }
  brokers: { roles: [broker], nodes: 5 }
`),
    finds: [],
  },
  {
    name: 'brokers of two pools',
    example: kraftExample(`kafka: { maxUnavailable: 2 }
pools:
  controllers: { roles: [controller], nodes: 5 }
  a: { roles: [broker], nodes: 2 }
  b: { roles: [broker], nodes: 2 }
`),
    finds: [
      'orders.yaml:1:26 error: Drains may take 2 brokers at once, but writes to new topics stop with more than 1 down (`default.replication.factor` 3, `min.insync.replicas` 2); set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'on the way from ZooKeeper: the budget of Kafka is for controllers too, that of ZooKeeper is its own',
    example: `zookeeper: { nodes: 5, maxUnavailable: 2 }
kafka: { metadataVersion: 3.9-IV0, maxUnavailable: 2, brokers: 5, config: { default.replication.factor: 4, offsets.topic.replication.factor: 4, transaction.state.log.replication.factor: 4 } }
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller], storage: { size: 20Gi } }
`,
    finds: [
      'orders.yaml:2:52 error: Drains may take 2 controllers at once, but 3 of them lose their majority with more than 1 down; set `kafka.maxUnavailable` to 1 at most.',
    ],
  },
  {
    name: 'before there are controllers',
    example: `kafka: { metadataVersion: 3.9-IV0, maxUnavailable: 2, brokers: 5, config: { default.replication.factor: 4, offsets.topic.replication.factor: 4, transaction.state.log.replication.factor: 4 } }
migration: { phase: prepare }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller], storage: { size: 20Gi } }
`,
    finds: [],
  },
]);
