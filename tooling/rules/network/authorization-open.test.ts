import { describeRule } from '../../../test/support/examples.ts';

describeRule('authorization-open', [
  {
    name: 'a name that only looks alike',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [anonymous, CN=ANONYMOUS] }
`,
    finds: [],
  },
  {
    name: 'everybody where there is no rule',
    example: `kafka:
  config:
    allow.everyone.if.no.acl.found: true
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:37 error: `allow.everyone.if.no.acl.found` lets every client do everything with whatever has no access rule yet; remove it, and give users the rights they need.',
    ],
  },
  {
    name: 'the same in another case, as text',
    example: `kafka:
  config:
    allow.everyone.if.no.acl.found: "TRUE"
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:37 error: `allow.everyone.if.no.acl.found` lets every client do everything with whatever has no access rule yet; remove it, and give users the rights they need.',
    ],
  },
  {
    name: 'nobody',
    example: `kafka:
  config:
    allow.everyone.if.no.acl.found: false
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'without authorization the setting does nothing',
    example: `kafka:
  config:
    allow.everyone.if.no.acl.found: true
`,
    finds: [],
  },
  {
    name: 'in staging',
    example: `tier: staging
kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [CN=a, ANONYMOUS] }
`,
    finds: [
      'orders.yaml:5:53 warning: Super user `ANONYMOUS` is every client that does not say who it is, and may do everything; remove it.',
    ],
  },
  {
    name: 'by a patch',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/authorization/superUsers, value: [ANONYMOUS] }
`,
    finds: [
      'orders.yaml:8:72 error: Super user `ANONYMOUS` is every client that does not say who it is, and may do everything; remove it.',
    ],
  },
]);
