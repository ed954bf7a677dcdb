import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-quota-slip', [
  {
    name: 'a part of a KiB',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { quotas: { consumerByteRate: 1023, producerByteRate: 1024 } }
`,
    },
    finds: [
      'orders/users.yaml:2:36 warning: `consumerByteRate` of user `a` is 1023 bytes a second, less than a single batch; write a unit, such as `1023Mi/s`.',
    ],
  },
  {
    name: 'with a unit',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { quotas: { consumerByteRate: 1Ki/s } }
`,
    },
    finds: [],
  },
]);
