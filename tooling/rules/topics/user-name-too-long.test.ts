import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-name-too-long', [
  {
    name: '64 characters',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: {}
`,
    },
    finds: [],
  },
  {
    name: '65 characters',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: {}
`,
    },
    finds: [
      'orders/users.yaml:2:3 error: User `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa` has a name of 65 characters, and that of a certificate has 64 at most; shorten it, or use `authentication: scram-sha-512`.',
    ],
  },
  {
    name: 'with a password',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: sasl, port: 9093, type: internal, tls: true, authentication: { type: scram-sha-512 } }]
`,
      'orders/users.yaml': `users:
  aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa: {}
`,
    },
    finds: [],
  },
]);
