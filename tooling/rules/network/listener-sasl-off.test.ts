import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-sasl-off', [
  {
    name: 'turned off by name, per mechanism',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: false, listenerConfig: { gssapi.sasl.jaas.config: x } } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:109 error: Listener `a` has `gssapi.sasl.jaas.config` but not `sasl: true`, so it asks nobody who he is; set `sasl: true`. [orders.yaml:3:84 SASL is off]',
    ],
  },
  {
    name: 'certificates by a builder of their own',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: false, listenerConfig: { principal.builder.class: a.B } } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a patch turns it off',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: custom, sasl: true, listenerConfig: { sasl.enabled.mechanisms: GSSAPI } } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/listeners/0/authentication/sasl }
`,
    finds: [
      'orders.yaml:3:108 error: Listener `a` has `sasl.enabled.mechanisms` but not `sasl: true`, so it asks nobody who he is; set `sasl: true`.',
    ],
  },
]);
