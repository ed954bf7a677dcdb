import { seeBrokerCounts } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { brokersFor, brokersIn, listenerPlace, listenersOf } from './cluster-listeners.ts';

export default defineKafkaRule({
  id: 'listener-broker-unknown',
  summary: 'A listener has settings for brokers that there are.',
  severity: 'warning',
  why: `Settings of a listener for one broker count from the moment when a broker has that number, and brokers are numbered from 0, or
from where the range of their pool begins; controllers take numbers of the same row. Until then the operator only writes a line to its
log. It is a slip where numbers began at 1, or where brokers were removed.`,
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
  check(context, report) {
    const { kafka } = context;
    const brokers = brokersIn(context);
    if (kafka === undefined || brokers === undefined || brokers.numbered.length === 0) return;
    for (const listener of listenersOf(kafka)) {
      const ids = brokersFor(listener, brokers).map(({ id }) => id);
      for (const { broker, route } of listener.brokers ?? []) {
        if (ids.includes(broker)) continue;
        report(
          `Listener \`${listener.name}\` has settings for broker ${broker}, but ${ids.length === 1 ? `the one broker is number ${ids[0]}` : `the ${counted(ids.length, 'broker')} are numbered ${listRanges(ids)}`}; correct the number or remove the entry.`,
          listenerPlace(kafka, listener, ...route, 'broker'),
          seeBrokerCounts(kafka),
        );
      }
    }
  },
});

/** `0 to 2 and 10 to 12`, of ascending numbers. */
function listRanges(ids: readonly number[]): string {
  const starts = ids.filter((id) => !ids.includes(id - 1));
  const ends = ids.filter((id) => !ids.includes(id + 1));
  const ranges = starts.map((from, index) => (from === ends[index] ? `${from}` : `${from} to ${ends[index]}`));
  const last = ranges.pop() ?? '';
  return ranges.length === 0 ? last : `${ranges.join(', ')} and ${last}`;
}
