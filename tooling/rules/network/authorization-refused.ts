import { isV1 } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { listenersOf } from './cluster-listeners.ts';

const authorization = ['spec', 'kafka', 'authorization'] as const;

export default defineKafkaRule({
  id: 'authorization-refused',
  summary: 'Authorization by Keycloak names its endpoint and client, and some listener has OAuth.',
  severity: 'error',
  why: `Keycloak decides by the token that a client brings, and only OAuth brings one. The operator refuses a Kafka resource with
authorization by Keycloak and no such listener, or without \`tokenEndpointUri\` and \`clientId\`.`,
  fix: 'Set both fields, and `authentication: { type: oauth, … }` for a listener at least.',
  bad: `kafka:
  listeners:
    - { name: tls, port: 9093, type: internal, authentication: { type: tls } }
  authorization: { type: keycloak, tokenEndpointUri: "https://sso.example.com/token", clientId: kafka }
`,
  good: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication:
        type: oauth
        jwksEndpointUri: "https://sso.example.com/jwks"
        validIssuerUri: "https://sso.example.com"
  authorization: { type: keycloak, tokenEndpointUri: "https://sso.example.com/token", clientId: kafka }
`,
  check({ kafka }, report) {
    // The schema of v1 has it no more.
    if (kafka?.text(...authorization, 'type') !== 'keycloak' || isV1(kafka)) return;
    if (!listenersOf(kafka).some((one) => one.authentication?.['type'] === 'oauth')) {
      report(
        'Authorization is `keycloak` but no listener has OAuth, so the operator refuses the cluster; give a listener `authentication` of type `oauth`.',
        kafka.place(...authorization, 'type'),
      );
    }
    const missing = ['tokenEndpointUri', 'clientId'].filter((field) => !kafka.has(...authorization, field));
    if (missing.length > 0) {
      report(
        `Authorization by Keycloak lacks ${listNames(missing)}, so the operator refuses the cluster; set ${missing.length === 1 ? 'it' : 'them'}.`,
        kafka.place(...authorization),
      );
    }
  },
});
