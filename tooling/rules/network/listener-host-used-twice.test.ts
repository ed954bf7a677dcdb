import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'a TLSRoute',
    example:
      kraftExample(`kafka: { authorization: { type: simple }, listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }] }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/-, value: { name: gateway, port: 9095, type: tlsroute, tls: true, authentication: { type: tls }, configuration: { parentRefs: [{ name: gateway }], bootstrap: { host: kafka.example.com }, hostTemplate: kafka.example.com } } }
`),
    finds: [
      'orders.yaml:5:249 error: Host `kafka.example.com` is for broker 0 of listener `gateway` of hz/orders and for the bootstrap address of listener `gateway` of hz/orders; give each its own. [orders.yaml:5:214 the first use]',
    ],
  },
]);
