import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-broker-twice', [
  {
    name: 'one each',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 0, advertisedPort: 1 }, { broker: 1, advertisedPort: 1 }] } }
`,
    finds: [],
  },
  {
    name: 'three of one',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 1, advertisedPort: 1 }, { broker: 1 }, { broker: 1 }] } }
`,
    finds: [
      'orders.yaml:3:126 error: Listener `external` has a second entry for broker 1, which the operator does not read; put its settings into the first. [orders.yaml:3:92 the first]',
      'orders.yaml:3:141 error: Listener `external` has a second entry for broker 1, which the operator does not read; put its settings into the first. [orders.yaml:3:92 the first]',
    ],
  },
  {
    name: 'the same in two listeners',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 0 }] } }
    - { name: b, port: 9095, type: cluster-ip, configuration: { brokers: [{ broker: 0 }] } }
`,
    finds: [],
  },
  {
    name: 'by a patch',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: cluster-ip, configuration: { brokers: [{ broker: 0 }] } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/configuration/brokers/-, value: { broker: 0 } }
`,
    finds: [
      'orders.yaml:7:92 error: Listener `a` has a second entry for broker 0, which the operator does not read; put its settings into the first. [orders.yaml:3:85 the first]',
    ],
  },
]);
