import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('authorization-refused', [
  {
    name: 'fields that are missing',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: oauth, jwksEndpointUri: "https://a/j", checkIssuer: false } }
  authorization: { type: keycloak }
`,
    finds: [
      'orders.yaml:4:18 error: Authorization by Keycloak lacks `tokenEndpointUri` and `clientId`, so the operator refuses the cluster; set them.',
    ],
  },
  {
    name: 'one that is missing',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: oauth, jwksEndpointUri: "https://a/j", checkIssuer: false } }
  authorization: { type: keycloak, clientId: kafka }
`,
    finds: [
      'orders.yaml:4:18 error: Authorization by Keycloak lacks `tokenEndpointUri`, so the operator refuses the cluster; set it.',
    ],
  },
  {
    name: 'simple needs none of them',
    example: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'OAuth on another listener is enough',
    example: `kafka:
  listeners:
    - { name: a, port: 9093, type: internal, authentication: { type: oauth, jwksEndpointUri: "https://a/j", checkIssuer: false } }
    - { name: b, port: 9094, type: internal, authentication: { type: tls } }
  authorization: { type: keycloak, clientId: kafka, tokenEndpointUri: "https://a/t" }
`,
    finds: [],
  },
  {
    name: 'Keycloak is gone from v1',
    example: kraftExample(
      'kafka: { listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }], authorization: { type: keycloak } }\n',
    ),
    finds: [
      'orders.yaml:1:120 error (object-schema): Type `keycloak` of `spec.kafka.authorization` is gone from the API v1; use type `custom` with the class of the authorizer.',
    ],
  },
]);
