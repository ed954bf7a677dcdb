import { type Topic, topicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'topic-names-collide',
  summary: 'No two topics differ only in `.` and `_`.',
  severity: 'error',
  why: `In the names of its metrics Kafka writes \`_\` for \`.\`, so \`orders.events\` and \`orders_events\` would have the same ones. It refuses to
make the second of them.`,
  fix: 'Rename one of them, and use one of the two characters in all names.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: {}\n  orders_events: {}\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: {}\n  orders.returns: {}\n' },
  check(context, report) {
    const first = new Map<string, Topic>();
    for (const topic of topicsOf(context)) {
      const folded = topic.name.replaceAll('.', '_');
      const other = first.get(folded);
      if (other === undefined) first.set(folded, topic);
      else if (other.name !== topic.name)
        report(
          `Topics \`${other.name}\` and \`${topic.name}\` differ only in \`.\` and \`_\`, so Kafka refuses the second; rename one.`,
          topic.namePlace,
          [{ place: other.namePlace, message: 'the other one' }],
        );
    }
  },
});
