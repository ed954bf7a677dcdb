import { listAt } from '../../source/plain.ts';
import { kraftExample } from '../kraft-example.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-gateway-missing',
  summary: 'A tlsroute listener names the Gateway that its routes belong to.',
  severity: 'error',
  why: `The routes of a listener of type \`tlsroute\` are led by a Gateway, which somebody else makes. The operator refuses such a listener
without \`parentRefs\`; with an empty list it makes routes that no Gateway looks at.`,
  fix: 'Name the Gateway in `configuration.parentRefs`, with its namespace if that is another one.',
  bad: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: tlsroute
      authentication: { type: tls }
      configuration:
        bootstrap: { host: kafka.example.com }
        hostTemplate: kafka-{nodeId}.example.com
  authorization: { type: simple }
`),
  good: kraftExample(`kafka:
  listeners:
    - name: external
      port: 9094
      type: tlsroute
      authentication: { type: tls }
      configuration:
        parentRefs: [{ name: public, namespace: gateways }]
        bootstrap: { host: kafka.example.com }
        hostTemplate: kafka-{nodeId}.example.com
  authorization: { type: simple }
`),
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      if (listener.type !== 'tlsroute' || listAt(listener.configuration, 'parentRefs').length > 0) continue;
      report(
        `TLSRoute listener \`${listener.name}\` names no Gateway, so nothing leads to it; set \`configuration.parentRefs\`.`,
        listenerPlace(kafka, listener, 'configuration', 'parentRefs'),
      );
    }
  },
});
