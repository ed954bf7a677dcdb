import { inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

const key = 'auto.create.topics.enable';

export default defineKafkaRule({
  id: 'topics-made-by-mistake',
  summary: 'A topic comes into being because somebody made it.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `With automatic creation, which is Kafka's default, a mistyped name in a client makes a topic, and producers write to it without
an error. A topic that was deleted is back a moment later, with default partitions, while its clients still run.`,
  fix: 'Take the setting away: the base turns it off. Make topics with KafkaTopic resources or by hand.',
  bad: `kafka:
  config: { auto.create.topics.enable: true }
`,
  good: `kafka:
  config: { auto.create.topics.enable: false }
`,
  check({ kafka, cluster }, report) {
    const value = kafka?.config(key);
    if (kafka === undefined || (value ?? 'true').trim().toLowerCase() !== 'true') return;
    const says = value === undefined ? `\`${key}\` is true (Kafka's own default)` : `\`${key}\` is true`;
    report(
      `${says}, so a mistyped name makes a topic; set it to false.`,
      value === undefined ? inPatches(cluster) : kafka.place('spec', 'kafka', 'config', key),
    );
  },
});
