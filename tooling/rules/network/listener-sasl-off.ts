import { mapAt } from '../../source/plain.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-sasl-off',
  summary: 'A custom authentication with settings of SASL turns SASL on.',
  severity: 'error',
  why: `Only with \`sasl: true\` does the operator make a listener of a custom authentication one of SASL. Without, it writes all settings of
SASL and opens the listener in plain text or TLS alone: nobody is asked who he is, though the file reads as if everybody were.`,
  fix: 'Set `sasl: true`.',
  bad: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication: { type: custom, listenerConfig: { sasl.enabled.mechanisms: GSSAPI } }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: tls
      port: 9093
      type: internal
      authentication: { type: custom, sasl: true, listenerConfig: { sasl.enabled.mechanisms: GSSAPI } }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      const { authentication } = listener;
      if (authentication?.['type'] !== 'custom' || authentication['sasl'] === true) continue;
      const key = Object.keys(mapAt(authentication, 'listenerConfig')).find((one) => /(?:^|\.)sasl\./.test(one));
      if (key === undefined) continue;
      report(
        `Listener \`${listener.name}\` has \`${key}\` but not \`sasl: true\`, so it asks nobody who he is; set \`sasl: true\`.`,
        { ...listenerPlace(kafka, listener, 'authentication', 'listenerConfig', key), key: true },
        seeAlso(listenerPlace(kafka, listener, 'authentication', 'sasl'), 'SASL is off'),
      );
    }
  },
});
