import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-rights-without-effect', [
  {
    name: 'a super user',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple, superUsers: [CN=a] }
`,
      'orders/users.yaml': `users:
  a: { produce: [x] }
`,
    },
    finds: [
      'orders/users.yaml:2:18 warning: User `a` is a super user, who may do everything whatever its access rules say; take them away, or `CN=a` from `superUsers`. [orders.yaml:3:47 the super user]',
    ],
  },
  {
    name: 'a super user of the same name with a password',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple, superUsers: [a] }
`,
      'orders/users.yaml': `users:
  a: { produce: [x] }
`,
    },
    finds: [],
  },
  {
    name: 'a super user without rules',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple, superUsers: [CN=a] }
`,
      'orders/users.yaml': `users:
  a: {}
`,
    },
    finds: [],
  },
  {
    name: 'each kind of resource',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a:
    acls:
      - { resource: { type: topic, name: x }, operations: [Read, ClusterAction] }
      - { resource: { type: transactionalId, name: x }, operations: [Read] }
      - { resource: { type: cluster }, operations: [Write] }
`,
    },
    finds: [
      'orders/users.yaml:4:66 warning: A rule of user `a` is about `ClusterAction` on a topic, which brokers never ask for; expected `Read`, `Write`, `Create`, `Delete`, `Alter`, `Describe`, `AlterConfigs`, `DescribeConfigs` or `All`.',
      'orders/users.yaml:5:70 warning: A rule of user `a` is about `Read` on a transactionalId, which brokers never ask for; expected `Write`, `Describe` or `All`.',
      'orders/users.yaml:6:53 warning: A rule of user `a` is about `Write` on a cluster, which brokers never ask for; expected `Create`, `Alter`, `Describe`, `ClusterAction`, `AlterConfigs`, `DescribeConfigs`, `IdempotentWrite` or `All`.',
    ],
  },
]);
