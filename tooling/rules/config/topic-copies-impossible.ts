import { managedTopicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { firstWritten, seeAlso } from '../written.ts';

export default defineKafkaRule({
  id: 'topic-copies-impossible',
  summary: 'A topic has no more copies than there are brokers.',
  severity: 'error',
  why: 'A broker holds one copy of a partition, so Kafka refuses a topic with more copies than brokers.',
  fix: 'Lower `replicas`, or run more brokers.',
  bad: {
    'orders.yaml': `kafka:
  brokers: 3
`,
    'orders/topics.yaml': `topics:
  orders.events: { partitions: 12, replicas: 4 }
`,
  },
  good: {
    'orders.yaml': `kafka:
  brokers: 3
`,
    'orders/topics.yaml': `topics:
  orders.events: { partitions: 12, replicas: 3 }
`,
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    const brokers = kafka.replicas('kafka');
    const [first, ...others] = kafka.nodes.filter((one) => one.roles.includes('broker'));
    if (brokers < 1 || first === undefined) return;
    const count = firstWritten(first.place('replicas'), ...others.map((one) => one.place('replicas')));
    for (const { name, replicas, place } of managedTopicsOf(context)) {
      if (replicas === undefined || replicas <= brokers) continue;
      report(
        `Topic \`${name}\` wants ${replicas} copies but there ${brokers === 1 ? 'is' : 'are'} ${counted(brokers, 'broker')}, so Kafka refuses it; set ${brokers} at most.`,
        place('spec', 'replicas'),
        seeAlso(count, 'the number of brokers'),
      );
    }
  },
});
