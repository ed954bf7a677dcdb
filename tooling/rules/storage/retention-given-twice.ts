import { defineKafkaRule } from '../rule.ts';
import { givenRetention } from './retention.ts';

export default defineKafkaRule({
  id: 'retention-given-twice',
  summary: 'The retention by time is given in one unit.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `\`log.retention.ms\` wins over \`log.retention.minutes\`, and that over \`log.retention.hours\`; Kafka says nothing about it. Who
then changes the one that does not count waits in vain, or loses records that should have been kept.`,
  fix: 'Leave only one of them in.',
  bad: `kafka:
  config: { log.retention.hours: 336, log.retention.ms: 86400000 }
`,
  good: `kafka:
  config: { log.retention.hours: 336 }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const [counts, ...ignored] = givenRetention(kafka);
    for (const { key, value, milliseconds } of ignored) {
      if (counts === undefined || milliseconds === counts.milliseconds) continue;
      report(
        `\`${key}\` is ${value} but does not count beside \`${counts.key}\`, which is ${counts.value}; leave only one of them in.`,
        kafka.place('spec', 'kafka', 'config', key),
        [{ place: kafka.place('spec', 'kafka', 'config', counts.key), message: 'the one that counts' }],
      );
    }
  },
});
