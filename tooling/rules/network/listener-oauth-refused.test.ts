import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-oauth-refused', [
  {
    name: 'a condition that is none',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: oauth, jwksEndpointUri: "https://a/j", checkIssuer: false, customClaimCheck: "roles = kafka" } }
  authorization: { type: simple }
`,
    finds: [
      "orders.yaml:3:147 error: OAuth of listener `a` has `customClaimCheck` `roles = kafka`, which is no JsonPath condition, so the operator refuses the cluster; write one such as `@.roles anyof ['kafka']`.",
    ],
  },
  {
    name: 'keys that expire before the next',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: oauth, jwksEndpointUri: "https://a/j", checkIssuer: false, jwksRefreshSeconds: 600 } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:149 error: OAuth of listener `a` fetches keys every 600 seconds though they expire after 360, so the operator refuses the cluster; set `jwksExpirySeconds` to 660 at least.',
    ],
  },
  {
    name: 'another authentication',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'OAuth is gone from v1',
    example: kraftExample(
      'kafka: { listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: oauth } }], authorization: { type: simple } }\n',
    ),
    finds: [
      'orders.yaml:1:87 error (object-schema): Type `oauth` of `spec.kafka.listeners[0].authentication` is gone from the API v1; use type `custom` with the settings of the OAuth library.',
    ],
  },
]);
