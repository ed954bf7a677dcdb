import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'numbers of a pool with a range',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 0, advertisedHost: a.example.com }, { broker: 11, advertisedHost: b.example.com }] }
  authorization: { type: simple }
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 19 } }
`),
    finds: [
      'orders.yaml:7:44 warning: Listener `external` has settings for broker 0, but the 3 brokers are numbered 10 to 12; correct the number or remove the entry.',
    ],
  },
  {
    name: 'numbers of two pools',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 20, advertisedHost: a.example.com }, { broker: 21, advertisedHost: b.example.com }] }
  authorization: { type: simple }
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  a: { roles: [broker], nodes: 2, nodeIds: { from: 10, to: 19 } }
  b: { roles: [broker], nodes: 1, nodeIds: { from: 20, to: 29 } }
`),
    finds: [
      'orders.yaml:7:91 warning: Listener `external` has settings for broker 21, but the 3 brokers are numbered 10 to 11 and 20; correct the number or remove the entry. [orders.yaml:11:32 the nodes of pool `orders-a`] [orders.yaml:12:32 the nodes of pool `orders-b`]',
    ],
  },
  {
    name: 'a cluster that has grown has numbers that nobody can tell',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 0, advertisedHost: a.example.com }, { broker: 6, advertisedHost: b.example.com }] }
  authorization: { type: simple }
`),
    finds: [],
  },
  {
    name: 'more entries than brokers',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 0, advertisedHost: a.example.com }
          - { broker: 1, advertisedHost: b.example.com }
          - { broker: 2, advertisedHost: c.example.com }
          - { broker: 3, advertisedHost: d.example.com }
  authorization: { type: simple }
`),
    finds: [
      'orders.yaml:12:23 warning: Listener `external` has settings for broker 3, but the 3 brokers are numbered 0 to 2; correct the number or remove the entry.',
    ],
  },
]);
