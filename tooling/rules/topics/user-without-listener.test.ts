import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-without-listener', [
  {
    name: 'a certificate from elsewhere',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { authentication: tls-external }
`,
    },
    finds: [],
  },
  {
    name: 'a certificate where passwords are asked for',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: sasl, port: 9093, type: internal, tls: true, authentication: { type: scram-sha-512 } }]
`,
      'orders/users.yaml': `users:
  a: { authentication: tls }
`,
    },
    finds: [
      'orders/users.yaml:2:24 error: User `a` has `authentication: tls`, but listeners ask for `scram-sha-512`, so it can log in nowhere; choose `scram-sha-512`, or add a listener with `tls`.',
    ],
  },
  {
    name: 'nobody asks',
    example: {
      'orders.yaml': `kafka: {}
`,
      'orders/users.yaml': `users:
  a: { authentication: tls }
`,
    },
    finds: [
      'orders/users.yaml:2:24 error: User `a` has `authentication: tls`, but no listener asks who its clients are, so it can log in nowhere; set `authentication: { type: tls }` at a listener.',
    ],
  },
  {
    name: 'none',
    example: {
      'orders.yaml': `kafka: {}
`,
      'orders/users.yaml': `users:
  a: { authentication: none }
`,
    },
    finds: [],
  },
  {
    name: 'nobody knows',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: own, port: 9093, type: internal, tls: true, authentication: { type: custom, sasl: false } }]
`,
      'orders/users.yaml': `users:
  a: { authentication: tls }
`,
    },
    finds: [],
  },
]);
