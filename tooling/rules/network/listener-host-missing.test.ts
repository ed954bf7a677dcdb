import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-host-missing', [
  {
    name: 'every host',
    example: `kafka:
  listeners:
    - { name: i, port: 9094, type: ingress, authentication: { type: tls }, configuration: { bootstrap: { host: a }, brokers: [{ broker: 0, host: b }, { broker: 1, host: c }, { broker: 2, host: d }] } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'nothing at all',
    example: `kafka:
  listeners:
    - { name: i, port: 9094, type: ingress, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:15 error: Ingress listener `i` has no `bootstrap.host`, so the operator refuses the cluster; set the name that clients connect to first.',
      'orders.yaml:3:15 error: Ingress listener `i` has no host for brokers 0, 1, 2, so the operator refuses the cluster; set `hostTemplate`, or `host` for each of the 3 brokers.',
    ],
  },
  {
    name: 'a template only',
    example: `kafka:
  listeners:
    - { name: i, port: 9094, type: ingress, authentication: { type: tls }, configuration: { hostTemplate: "a-{nodeId}" } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:91 error: Ingress listener `i` has no `bootstrap.host`, so the operator refuses the cluster; set the name that clients connect to first.',
    ],
  },
  {
    name: 'a route finds its hosts itself',
    example: `kafka:
  listeners:
    - { name: r, port: 9094, type: route, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a broker more',
    example: `kafka:
  brokers: 4
  listeners:
    - { name: i, port: 9094, type: ingress, authentication: { type: tls }, configuration: { bootstrap: { host: a }, brokers: [{ broker: 0, host: b }, { broker: 1, host: c }, { broker: 2, host: d }] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:4:117 error: Ingress listener `i` has no host for broker 3, so the operator refuses the cluster; set `hostTemplate`, or `host` for each of the 4 brokers. [orders.yaml:2:12 the number of brokers]',
    ],
  },
  {
    name: 'many',
    example: `kafka:
  brokers: 7
  listeners:
    - { name: i, port: 9094, type: ingress, authentication: { type: tls }, configuration: { bootstrap: { host: a }, brokers: [] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:4:117 error: Ingress listener `i` has no host for brokers 0, 1, 2, 3, 4 and 2 more, so the operator refuses the cluster; set `hostTemplate`, or `host` for each of the 7 brokers. [orders.yaml:2:12 the number of brokers]',
    ],
  },
  {
    name: 'a TLSRoute',
    example:
      kraftExample(`kafka: { authorization: { type: simple }, listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }] }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/-, value: { name: gateway, port: 9095, type: tlsroute, tls: true, authentication: { type: tls }, configuration: { parentRefs: [{ name: gateway }], brokers: [{ broker: 0, host: a.example.com }] } } }
`),
    finds: [
      'orders.yaml:5:145 error: TLSRoute listener `gateway` has no `bootstrap.host`, so the operator refuses the cluster; set the name that clients connect to first.',
      'orders.yaml:5:195 error: TLSRoute listener `gateway` has no host for brokers 1, 2, so the operator refuses the cluster; set `hostTemplate`, or `host` for each of the 3 brokers.',
    ],
  },
]);
