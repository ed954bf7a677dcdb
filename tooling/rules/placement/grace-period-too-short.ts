import { brokersOf } from '../brokers.ts';
import { defineKafkaRule } from '../rule.ts';

/** Seconds. What upstream gives by itself is 30; the base gives 120. */
const least = 60;
const usual = 30;

export default defineKafkaRule({
  id: 'grace-period-too-short',
  summary: 'A broker has time to hand over its partitions before it is ended.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `A broker that is told to stop moves the leadership of its partitions to others and closes its logs. When its time is over it is
killed: clients wait for new leaders, and at the next start it reads through its logs to find what is whole, which takes minutes
and makes the whole roll slow. The base gives 120 seconds; without a value Kubernetes gives 30.`,
  fix: 'Leave out the patch that sets `terminationGracePeriodSeconds`, or set at least 60.',
  bad: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 15 }
`,
  good: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/terminationGracePeriodSeconds, value: 300 }
`,
  check({ kafka }, report) {
    const route = ['template', 'pod', 'terminationGracePeriodSeconds'] as const;
    for (const brokers of kafka === undefined ? [] : brokersOf(kafka)) {
      const seconds = brokers.number(...route) ?? usual;
      if (seconds >= least) continue;
      report(
        `Brokers are killed ${seconds} seconds after they are told to stop, before they have handed over their partitions; set \`terminationGracePeriodSeconds\` to ${least} at least.`,
        brokers.place(...route),
      );
    }
  },
});
