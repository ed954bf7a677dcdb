import { describeRule } from '../../../test/support/examples.ts';

describeRule('super-user-without-effect', [
  {
    name: 'names',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: [CN=a, admin, Userx] }
`,
    finds: [],
  },
  {
    name: 'a pattern',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: tls } }
  authorization: { type: simple, superUsers: ["*", "User:*"] }
`,
    finds: [
      'orders.yaml:4:47 error: Super user `*` is nobody, since the operator puts `User:` in front of it and brokers know no patterns there; name each user.',
      'orders.yaml:4:52 error: Super user `User:*` is nobody, since the operator puts `User:` in front of it and brokers know no patterns there; name each user.',
    ],
  },
]);
