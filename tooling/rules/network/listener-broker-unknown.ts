import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { seeAlso } from '../written.ts';
import { brokerNumbers, listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-broker-unknown',
  summary: 'A listener has settings for brokers that there are.',
  severity: 'warning',
  why: `Settings of a listener for one broker count from the moment when a broker has that number, and brokers are numbered from 0. Until
then the operator only writes a line to its log. It is a slip where numbers began at 1, or where brokers were removed.`,
  fix: 'Remove the entry, correct its number, or run more brokers.',
  bad: `kafka:
  brokers: 3
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 1, advertisedHost: kafka-1.example.com }
          - { broker: 2, advertisedHost: kafka-2.example.com }
          - { broker: 3, advertisedHost: kafka-3.example.com }
  authorization: { type: simple }
`,
  good: `kafka:
  brokers: 3
  listeners:
    - name: external
      port: 9094
      type: nodeport
      authentication: { type: tls }
      configuration:
        brokers:
          - { broker: 0, advertisedHost: kafka-0.example.com }
          - { broker: 1, advertisedHost: kafka-1.example.com }
          - { broker: 2, advertisedHost: kafka-2.example.com }
  authorization: { type: simple }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const brokers = brokerNumbers(kafka);
    if (brokers === undefined || brokers.length === 0) return;
    for (const listener of listenersOf(kafka)) {
      for (const { broker, route } of listener.brokers ?? []) {
        if (broker < brokers.length) continue;
        report(
          `Listener \`${listener.name}\` has settings for broker ${broker}, but ${brokers.length === 1 ? 'the one broker is number 0' : `the ${counted(brokers.length, 'broker')} are numbered 0 to ${brokers.length - 1}`}; correct the number or remove the entry.`,
          listenerPlace(kafka, listener, ...route, 'broker'),
          seeAlso(kafka.place('spec', 'kafka', 'replicas'), 'the number of brokers'),
        );
      }
    }
  },
});
