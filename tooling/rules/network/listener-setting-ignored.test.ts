import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-setting-ignored', [
  {
    name: 'in capitals',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: true, listenerConfig: { SSL.keystore.type: PEM } } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:108 error: Setting `SSL.keystore.type` of listener `a` is made by the operator, which ignores what stands here; remove it.',
    ],
  },
  {
    name: 'others',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: true, listenerConfig: { gssapi.sasl.jaas.config: x, sslx: 1 } } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'none',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: false } }
  authorization: { type: simple }
`,
    finds: [],
  },
]);
