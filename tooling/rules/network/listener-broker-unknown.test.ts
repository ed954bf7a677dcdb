import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-broker-unknown', [
  {
    name: 'the last',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 2 }] } }
`,
    finds: [],
  },
  {
    name: 'behind the last',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 3 }] } }
`,
    finds: [
      'orders.yaml:3:85 warning: Listener `a` has settings for broker 3, but the 3 brokers are numbered 0 to 2; correct the number or remove the entry.',
    ],
  },
  {
    name: 'one broker',
    example: `tier: development
kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 1 }] } }
`,
    finds: [
      'orders.yaml:4:85 warning: Listener `a` has settings for broker 1, but the one broker is number 0; correct the number or remove the entry.',
    ],
  },
  {
    name: 'a patch takes brokers away',
    example: `tier: development
kafka:
  brokers: 2
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 1 }] } }
  config: { default.replication.factor: 1, min.insync.replicas: 1, offsets.topic.replication.factor: 1, transaction.state.log.replication.factor: 1, transaction.state.log.min.isr: 1 }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/replicas, value: 1 }
`,
    finds: [
      'orders.yaml:5:85 warning: Listener `a` has settings for broker 1, but the one broker is number 0; correct the number or remove the entry. [orders.yaml:10:59 the number of brokers]',
    ],
  },
  {
    name: 'no list',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: {} }
`,
    finds: [],
  },
]);
