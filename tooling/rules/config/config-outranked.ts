import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { configPlace, reachingConfig } from './given-config.ts';

/** Settings for one thing in two units: the first counts if it is given. Retention has a rule of its own. */
const ranks: readonly (readonly string[])[] = [
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
];

export default defineKafkaRule({
  id: 'config-outranked',
  summary: 'A time is given in one unit.',
  severity: 'warning',
  why: `Kafka has settings in milliseconds and in hours for one and the same time, and takes milliseconds if they are given. The other
has no effect, but whoever reads or changes it thinks that it has.`,
  fix: 'Leave out all but one.',
  bad: `kafka:
  config:
    log.roll.hours: 168
    log.roll.ms: 86400000
`,
  good: `kafka:
  config:
    log.roll.hours: 24
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    const given = reachingConfig(kafka, release, 'kafka');
    for (const rank of ranks) {
      const [winner, ...losers] = rank.filter((key) => given.has(key));
      if (winner === undefined) continue;
      for (const key of losers) {
        report(
          `Setting \`${key}\` has no effect beside \`${winner}\`, which is \`${given.get(winner)}\`; leave one of them out.`,
          { ...configPlace(kafka, key), key: true },
          seeAlso(configPlace(kafka, winner), 'the one that counts'),
        );
      }
    }
  },
});
