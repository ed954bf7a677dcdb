import { describeRule } from '../../../test/support/examples.ts';

describeRule('authorization-missing', [
  {
    name: 'nobody says who they are',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal }
`,
    finds: [],
  },
  {
    name: 'inside only',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
`,
    finds: [],
  },
  {
    name: 'from outside, in staging',
    example: `tier: staging
kafka:
  listeners:
    - { name: external, port: 9094, type: route, authentication: { type: scram-sha-512 } }
`,
    finds: [],
  },
  {
    name: 'from outside',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal }
    - { name: external, port: 9094, type: route, authentication: { type: scram-sha-512 } }
`,
    finds: [
      'orders.yaml:4:66 warning: Clients of listener `external` come from outside and say who they are, but without `authorization` each of them may do everything; add `authorization: { type: simple }`.',
    ],
  },
  {
    name: 'a patch takes it away',
    example: `kafka:
  listeners:
    - { name: external, port: 9094, type: route, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/authorization }
`,
    finds: [
      'orders.yaml:3:66 warning: Clients of listener `external` come from outside and say who they are, but without `authorization` each of them may do everything; add `authorization: { type: simple }`.',
    ],
  },
]);
