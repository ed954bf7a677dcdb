import { defineKafkaRule } from '../rule.ts';

const key = 'offsets.commit.required.acks';

export default defineKafkaRule({
  id: 'offset-commits-not-replicated',
  summary: 'The position of a consumer is on all copies in sync before it counts as committed.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `With any value but -1, a commit is confirmed when some brokers have it, or none. If the leader is then lost, consumers go on
from an older position and handle records twice. Kafka's documentation asks not to change it, and Kafka 4.0 took it away.`,
  fix: 'Take the setting away.',
  bad: `kafka:
  config: { offsets.commit.required.acks: 1 }
`,
  good: `kafka:
  config: { offsets.commit.required.acks: -1 }
`,
  check({ kafka }, report) {
    const acks = kafka?.configNumber(key);
    if (kafka === undefined || acks === undefined || acks === -1) return;
    report(
      `\`${key}\` is ${acks}, so committed positions are lost with a broker; take it away, or set -1.`,
      kafka.place('spec', 'kafka', 'config', key),
    );
  },
});
