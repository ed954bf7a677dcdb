import { mapAt } from '../../source/plain.ts';
import { isIgnored, listenerAuthentication } from '../../strimzi/config/forbidden-config.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-setting-ignored',
  summary: 'Settings of a custom authentication are not those that the operator makes itself.',
  severity: 'error',
  why: `The operator writes \`ssl.*\` settings of each listener itself. In \`listenerConfig\` of a custom authentication it drops them, says so
only in its log, and the resource is ready as if they held.`,
  fix: 'Remove the setting; a certificate of your own goes into `configuration.brokerCertChainAndKey`.',
  bad: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication:
        type: custom
        sasl: true
        listenerConfig: { sasl.enabled.mechanisms: GSSAPI, ssl.client.auth: required }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication:
        type: custom
        sasl: true
        listenerConfig: { sasl.enabled.mechanisms: GSSAPI }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      if (listener.authentication?.['type'] !== 'custom') continue;
      for (const key of Object.keys(mapAt(listener.authentication, 'listenerConfig'))) {
        if (!isIgnored(key, listenerAuthentication)) continue;
        report(
          `Setting \`${key}\` of listener \`${listener.name}\` is made by the operator, which ignores what stands here; remove it.`,
          { ...listenerPlace(kafka, listener, 'authentication', 'listenerConfig', key), key: true },
        );
      }
    }
  },
});
