import { shorten } from '../../source/show.ts';
import { topicsOf } from '../kafka-topics.ts';
import { defineKafkaRule } from '../rule.ts';

/** Source: Kafka 3.9, `Topic.validate`. */
const longest = 249;

export default defineKafkaRule({
  id: 'topic-name-unfit',
  summary: 'The name of a topic is one that Kafka takes.',
  severity: 'error',
  why: `Names of topics are made of letters of the English alphabet, digits, \`.\`, \`_\` and \`-\`, ${longest} characters at most, since they become names
of folders. Kafka refuses all others. The API server takes them in \`topicName\`, so only the status of the KafkaTopic would tell.`,
  fix: 'Correct the name.',
  bad: { 'orders/topics.yaml': 'topics:\n  orders/events: { partitions: 12 }\n' },
  good: { 'orders/topics.yaml': 'topics:\n  orders.events: { partitions: 12 }\n' },
  check(context, report) {
    for (const { name, namePlace } of topicsOf(context)) {
      const why = unfit(name);
      if (why !== undefined)
        report(
          `\`${shorten(name)}\` cannot name a topic: ${why}; write letters, digits, \`.\`, \`_\` and \`-\`, ${longest} characters at most.`,
          namePlace,
        );
    }
  },
});

function unfit(name: string): string | undefined {
  if (name === '.' || name === '..') return 'it is a folder of every file system';
  if (name.length > longest) return `it has ${name.length} characters`;
  const [odd] = /[^a-zA-Z0-9._-]/u.exec(name) ?? [];
  return odd === undefined ? undefined : `Kafka takes no \`${odd}\` in it`;
}
