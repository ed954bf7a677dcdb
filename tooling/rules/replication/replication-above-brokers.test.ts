import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('replication-above-brokers', [
  {
    name: 'as many as brokers',
    example: 'kafka:\n  brokers: 4\n  config: { default.replication.factor: 4 }\n',
    finds: [],
  },
  {
    name: 'a number written as text',
    example: 'kafka:\n  config: { default.replication.factor: "4" }\n',
    finds: [
      'orders.yaml:2:41 error: `default.replication.factor` is 4 but there are 3 brokers, so the operator refuses the cluster; set 3 at most.',
    ],
  },
  {
    name: 'every setting at once',
    example: `tier: development
kafka:
  brokers: 1
  config:
    default.replication.factor: 2
    offsets.topic.replication.factor: 3
    transaction.state.log.replication.factor: 3
    transaction.state.log.min.isr: 2
    min.insync.replicas: 2
`,
    finds: [
      'orders.yaml:5:33 error: `default.replication.factor` is 2 but there is 1 broker, so the operator refuses the cluster; set 1 at most. [orders.yaml:3:12 the number of brokers]',
      'orders.yaml:6:39 error: `offsets.topic.replication.factor` is 3 but there is 1 broker, so the operator refuses the cluster; set 1 at most. [orders.yaml:3:12 the number of brokers]',
      'orders.yaml:7:47 error: `transaction.state.log.replication.factor` is 3 but there is 1 broker, so the operator refuses the cluster; set 1 at most. [orders.yaml:3:12 the number of brokers]',
      'orders.yaml:8:36 error: `transaction.state.log.min.isr` is 2 but there is 1 broker, so the operator refuses the cluster; set 1 at most. [orders.yaml:3:12 the number of brokers]',
      'orders.yaml:9:26 error: `min.insync.replicas` is 2 but there is 1 broker, so no write that waits for all copies succeeds; set 1 at most. [orders.yaml:3:12 the number of brokers]',
    ],
  },
  {
    name: 'the minimum in sync, which the operator does not look at',
    example: 'kafka:\n  config: { min.insync.replicas: 4 }\n',
    finds: [
      'orders.yaml:2:34 error: `min.insync.replicas` is 4 but there are 3 brokers, so no write that waits for all copies succeeds; set 2 at most.',
    ],
  },
  {
    name: 'factors of a profile against the brokers of a file',
    example: {
      'profiles/three.yaml':
        'kind: Profile\nkafka: { config: { default.replication.factor: 3, offsets.topic.replication.factor: 3 } }\n',
      'orders.yaml': 'profiles: [sound, three]\ntier: development\nkafka: { brokers: 2 }\n',
    },
    finds: [
      'profiles/three.yaml:2:48 error: `default.replication.factor` is 3 but there are 2 brokers, so the operator refuses the cluster; set 2 at most. [orders.yaml:3:19 the number of brokers]',
      'profiles/three.yaml:2:85 error: `offsets.topic.replication.factor` is 3 but there are 2 brokers, so the operator refuses the cluster; set 2 at most. [orders.yaml:3:19 the number of brokers]',
    ],
  },
  {
    name: 'a setting that a patch takes away, so that Kafka takes its own',
    example: `tier: development
kafka: { brokers: 2 }
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/config/offsets.topic.replication.factor }]
`,
    finds: [
      "orders.yaml:3:1 error: `offsets.topic.replication.factor` is 3 (Kafka's own default) but there are 2 brokers, so no topic can meet it; set 2 at most. [orders.yaml:2:19 the number of brokers]",
    ],
  },
  {
    name: 'brokers that a patch takes away',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/replicas, value: 2 }]
`,
    finds: [
      'orders.yaml:3:68 error: `default.replication.factor` is 3 but there are 2 brokers, so the operator refuses the cluster; set 2 at most.',
      'orders.yaml:3:68 error: `offsets.topic.replication.factor` is 3 but there are 2 brokers, so the operator refuses the cluster; set 2 at most.',
      'orders.yaml:3:68 error: `transaction.state.log.replication.factor` is 3 but there are 2 brokers, so the operator refuses the cluster; set 2 at most.',
      'orders.yaml:3:68 error (replication-below-three): 2 brokers hold 2 of the 3 copies that production needs; run 3 brokers or more.',
    ],
  },
  {
    name: 'no number is another rule',
    example: 'kafka:\n  config: { default.replication.factor: many }\n',
    finds: [
      'orders.yaml:2:41 error (config-value-refused): Setting `default.replication.factor` is `many`, so the operator refuses the cluster; expected a whole number.',
    ],
  },
  {
    name: 'brokers of all pools count',
    example: kraftExample(`kafka: { config: { default.replication.factor: 4 } }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2 }
  b: { roles: [broker], nodes: 2 }
`),
    finds: [],
  },
  {
    name: 'controllers do not count',
    example: kraftExample(`kafka: { config: { default.replication.factor: 4 } }
pools:
  controllers: { roles: [controller], nodes: 5 }
  a: { roles: [broker], nodes: 2 }
  b: { roles: [broker], nodes: 1 }
`),
    finds: [
      'orders.yaml:1:48 error: `default.replication.factor` is 4 but there are 3 brokers, so the operator refuses the cluster; set 3 at most. [orders.yaml:4:32 the nodes of pool `orders-a`] [orders.yaml:5:32 the nodes of pool `orders-b`]',
    ],
  },
]);
