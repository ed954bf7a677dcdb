import { describeRule } from '../../../test/support/examples.ts';

describeRule('authorization-without-authentication', [
  {
    name: 'every listener asks',
    example: `kafka:
  listeners:
    - { name: a, port: 9092, type: internal, authentication: { type: scram-sha-512 } }
    - { name: b, port: 9093, type: cluster-ip, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'one for gateways does not',
    example: `kafka:
  listeners:
    - { name: a, port: 9092, type: cluster-ip }
    - { name: b, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:15 warning: Listener `a` has no authentication, so under `simple` authorization all its clients are `User:ANONYMOUS`, who may do nothing without a rule for everybody; add `authentication`. [orders.yaml:5:18 the authorization]',
    ],
  },
  {
    name: 'another authorizer may know them otherwise',
    example: `kafka:
  listeners:
    - { name: a, port: 9092, type: internal }
  authorization: { type: opa, url: "http://opa:8181/v1/data/kafka/allow" }
`,
    finds: [],
  },
  {
    name: 'no authorization',
    example: `kafka:
  listeners:
    - { name: a, port: 9092, type: internal }
`,
    finds: [],
  },
  {
    name: 'a patch takes it away',
    example: `kafka:
  listeners:
    - { name: a, port: 9092, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/listeners/0/authentication }
`,
    finds: [
      'orders.yaml:3:15 warning: Listener `a` has no authentication, so under `simple` authorization all its clients are `User:ANONYMOUS`, who may do nothing without a rule for everybody; add `authentication`. [orders.yaml:4:18 the authorization]',
    ],
  },
]);
