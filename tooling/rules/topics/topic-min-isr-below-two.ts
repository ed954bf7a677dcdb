import { copiesOf, managedTopicsOf, ownNumber } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

const key = 'min.insync.replicas';

export default defineKafkaRule({
  id: 'topic-min-isr-below-two',
  summary: 'In production a record of a topic is on two brokers before it counts as written.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `With a minimum of 1, a partition goes on taking writes when the other copies have fallen behind, and confirms them with one
copy alone. If that broker is then lost, so are records that producers were told are safe.`,
  fix: 'Leave `minInSync` out, or set it to 2.',
  mends: 'Sets it to 2 where the topic says that it has three copies.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders.events: { replicas: 3, minInSync: 1 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { replicas: 3 }\n' },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const topic of managedTopicsOf(context)) {
      const value = ownNumber(topic, key);
      // Fewer copies than three are told by themselves.
      if (value === undefined || value > 1 || (copiesOf(topic, kafka) ?? 0) < 3) continue;
      const at = topic.settingPlace(key);
      report(
        `\`${key}\` of topic \`${topic.name}\` is ${value}, so a record that one broker alone has counts as written; expected 2 in production.`,
        at,
        [],
        topic.replicas === 3 ? { set: 2, at } : undefined,
      );
    }
  },
});
