import { describeRule } from '../../../test/support/examples.ts';

describeRule('node-port-partial', [
  {
    name: 'all',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { bootstrap: { nodePort: 31009 }, brokers: [{ broker: 0, nodePort: 31000 }, { broker: 1, nodePort: 31001 }, { broker: 2, nodePort: 31002 }] } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'the bootstrap address only',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { bootstrap: { nodePort: 31009 } } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a broker more',
    example: `kafka:
  brokers: 4
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { brokers: [{ broker: 0, nodePort: 31000 }, { broker: 1, nodePort: 31001 }, { broker: 2, nodePort: 31002 }] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:4:94 warning: Listener `a` fixes the node ports of 3 of 4 brokers, and broker 3 gets any; add `nodePort` for the rest. [orders.yaml:2:12 the number of brokers]',
    ],
  },
]);
