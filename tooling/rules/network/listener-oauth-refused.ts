import { oauthFaults } from '../../strimzi/listeners/listener-oauth.ts';
import { isV1 } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-oauth-refused',
  summary: 'OAuth authentication of a listener is complete and free of contradictions.',
  severity: 'error',
  why: `Settings of OAuth depend on each other: how tokens are checked, who issued them, how long keys live. The operator refuses a Kafka
resource in which they do not fit, and names all that is wrong only in its log and in the status.`,
  fix: 'Set what is missing: usually `jwksEndpointUri` and `validIssuerUri` are enough.',
  bad: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication: { type: oauth, jwksEndpointUri: "https://sso.example.com/jwks" }
  authorization: { type: simple }
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
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    // The schema of v1 has it no more.
    if (kafka === undefined || isV1(kafka)) return;
    for (const listener of listenersOf(kafka)) {
      if (listener.authentication?.['type'] !== 'oauth') continue;
      for (const { wrong, remedy, route } of oauthFaults(listener.authentication)) {
        report(
          `OAuth of listener \`${listener.name}\` ${wrong}, so the operator refuses the cluster; ${remedy}.`,
          listenerPlace(kafka, listener, 'authentication', ...route),
        );
      }
    }
  },
});
