import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-rights-unlimited', [
  {
    name: 'rights on the cluster',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { acls: [{ resource: { type: cluster }, operations: [Alter, Describe] }] }
`,
    },
    finds: [
      'orders/users.yaml:2:15 warning: User `a` may do `Alter` on the cluster, with which it can give itself every right; name what it needs.',
    ],
  },
  {
    name: 'rights that deny',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { acls: [{ type: deny, resource: { type: topic, name: "*" }, operations: [All] }] }
`,
    },
    finds: [],
  },
  {
    name: 'all may be read',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { consume: ["*"] }
`,
    },
    finds: [],
  },
  {
    name: 'all may be written',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { produce: ["*"] }
`,
    },
    finds: [
      'orders/users.yaml:2:18 warning: User `a` may do `Write` with every topic of the cluster; name what it needs.',
    ],
  },
  {
    name: 'in staging',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
tier: staging
`,
      'orders/users.yaml': `users:
  a: { produce: ["*"] }
`,
    },
    finds: [],
  },
]);
