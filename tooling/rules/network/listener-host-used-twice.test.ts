import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-host-used-twice', [
  {
    name: 'two clusters',
    example: {
      'a.yaml': `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls }, configuration: { bootstrap: { host: kafka.example.com } } }
  authorization: { type: simple }
`,
      'b.yaml': `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls }, configuration: { bootstrap: { host: KAFKA.example.com } } }
  authorization: { type: simple }
`,
    },
    finds: [
      'b.yaml:3:110 error: Host `KAFKA.example.com` is for the bootstrap address of listener `r` of hz/b and for the bootstrap address of listener `r` of hz/a; give each its own. [a.yaml:3:110 the first use]',
    ],
  },
  {
    name: 'a template without a number',
    example: `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls }, configuration: { hostTemplate: broker.example.com } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:105 error: Host `broker.example.com` is for broker 1 of listener `r` of hz/orders and for broker 0 of listener `r` of hz/orders; put `{nodeId}` into the template.',
    ],
  },
  {
    name: 'hosts of their own',
    example: `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls }, configuration: { bootstrap: { host: a }, hostTemplate: "{nodePodName}.example.com" } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'two brokers',
    example: `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls }, configuration: { brokers: [{ broker: 0, host: a }, { broker: 1, host: a }] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:144 error: Host `a` is for broker 1 of listener `r` of hz/orders and for broker 0 of listener `r` of hz/orders; give each its own. [orders.yaml:3:120 the first use]',
    ],
  },
]);
