import { defineKafkaRule } from '../rule.ts';
import { givenRetention } from './retention.ts';

export default defineKafkaRule({
  id: 'retention-unlimited',
  summary: 'Topics that say nothing themselves do not keep records for ever.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `Without a limit by time or size, and without compaction, nothing is ever deleted from a topic that has no settings of its own.
The disks fill up, and a broker with a full disk stops. Topics that must keep everything say so themselves.`,
  fix: 'Set `log.retention.hours` or `log.retention.bytes`, and `retention.ms: -1` on the topics that need it.',
  bad: `kafka:
  config: { log.retention.ms: -1 }
`,
  good: `kafka:
  config: { log.retention.ms: -1, log.retention.bytes: 5368709120 }
`,
  check({ kafka }, report) {
    if (kafka === undefined) return;
    const [counts] = givenRetention(kafka);
    const policy = kafka.config('log.cleanup.policy') ?? 'delete';
    const isLimited = (kafka.configNumber('log.retention.bytes') ?? -1) >= 0;
    if (counts?.milliseconds !== Infinity || isLimited || policy.trim() !== 'delete') return;
    report(
      `\`${counts.key}\` is ${counts.value} and \`log.retention.bytes\` sets no limit, so the disks fill up; limit one of them here, and lift it on the topics that need it.`,
      kafka.place('spec', 'kafka', 'config', counts.key),
    );
  },
});
