import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'with other numbers',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 10, nodePort: 31000 }, { broker: 12, nodePort: 31001 }] }
  authorization: { type: simple }
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 10, to: 19 } }
`),
    finds: [
      'orders.yaml:7:24 warning: Listener `external` fixes the node ports of 2 of 3 brokers, and broker 11 gets any; add `nodePort` for the rest.',
    ],
  },
  {
    name: 'as many ports as brokers, with whatever numbers',
    example: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration: { brokers: [{ broker: 3, nodePort: 31000 }, { broker: 4, nodePort: 31001 }, { broker: 7, nodePort: 31002 }] }
  authorization: { type: simple }
`),
    finds: [],
  },
]);
