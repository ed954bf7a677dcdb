import { managedTopicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

/** Source: Kafka 4.0, `Topic`. */
const own: readonly string[] = [
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
  '__cluster_metadata',
];

export default defineKafkaRule({
  id: 'topic-of-kafka',
  summary: 'Topics that Kafka keeps for itself are left to it.',
  severity: 'error',
  dataLoss: true,
  why: `Kafka makes \`__consumer_offsets\`, \`__transaction_state\` and others itself, with settings that they cannot do without. The Topic
Operator takes away every setting that the KafkaTopic does not have, \`cleanup.policy: compact\` among them: offsets of consumers that
were not read for a week are then deleted. Older releases made such resources by themselves.`,
  fix: 'Set `managed: false`, and take the topic out in a change after that.',
  bad: { 'orders/topics.yaml': 'topics:\n  __consumer_offsets: { partitions: 50 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  __consumer_offsets: { partitions: 50, managed: false }\n' },
  check(context, report) {
    for (const { name, namePlace } of managedTopicsOf(context)) {
      if (!own.includes(name)) continue;
      report(
        `Topic \`${name}\` is Kafka's own, and the Topic Operator would take away settings that it needs; set \`managed: false\`.`,
        namePlace,
      );
    }
  },
});
