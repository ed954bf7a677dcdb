import { overrideOf } from '../../strimzi/listeners/listeners.ts';
import { defineKafkaRule } from '../rule.ts';
import { listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-broker-twice',
  summary: 'A listener has one entry for each broker at most.',
  severity: 'error',
  why: 'Of several entries for one broker the operator takes the first and says nothing of the others, so what they hold has no effect.',
  fix: 'Put all settings for a broker into one entry.',
  bad: `kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 0, nodePort: 31000 }
          - { broker: 0, advertisedHost: kafka-0.example.com }
          - { broker: 1, nodePort: 31001 }
          - { broker: 2, nodePort: 31002 }
  authorization: { type: simple }
`,
  good: `kafka:
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 0, nodePort: 31000, advertisedHost: kafka-0.example.com }
          - { broker: 1, nodePort: 31001 }
          - { broker: 2, nodePort: 31002 }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    for (const listener of listenersOf(kafka)) {
      for (const override of listener.brokers ?? []) {
        const first = overrideOf(listener, override.broker);
        if (first === undefined || first === override) continue;
        report(
          `Listener \`${listener.name}\` has a second entry for broker ${override.broker}, which the operator does not read; put its settings into the first.`,
          listenerPlace(kafka, listener, ...override.route, 'broker'),
          [{ place: listenerPlace(kafka, listener, ...first.route, 'broker'), message: 'the first' }],
        );
      }
    }
  },
});
