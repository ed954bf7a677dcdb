import { typoOf } from '../../source/nearest.ts';
import { isIgnored } from '../../strimzi/config/forbidden-config.ts';
import { type Definitions, isSettingSomewhere } from '../../strimzi/config/kafka-configs.ts';
import { defineKafkaRule } from '../rule.ts';
import { brokerSettings, givenConfigs } from './given-config.ts';

export default defineKafkaRule({
  id: 'config-key-misspelt',
  summary: 'Settings of brokers are spelt as Kafka spells them.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Brokers take any setting, since plugins bring their own, so a mistyped one is accepted and does nothing: what it was to change stays
at its default. It even restarts the brokers, as any setting that the operator does not know.`,
  fix: 'Correct the name.',
  bad: `kafka:
  config:
    log.retention.hour: 24
`,
  good: `kafka:
  config:
    log.retention.hours: 24
`,
  check({ kafka, release }, report) {
    const definitions = kafka === undefined ? undefined : brokerSettings(kafka);
    if (kafka === undefined || definitions === undefined) return;
    for (const { part, entries, forbidden, place } of givenConfigs(kafka, release)) {
      if (part !== 'kafka') continue;
      for (const [key] of entries) {
        // What another Kafka version has is no slip; config-without-effect tells it.
        if (definitions.has(key) || isIgnored(key, forbidden) || isSettingSomewhere('broker', key)) continue;
        if (forbidden.exceptions.includes(key)) continue;
        const meant = typoOf(key, forUsers(definitions));
        // One that the operator drops is nothing to advise.
        if (meant === undefined || isIgnored(meant, forbidden)) continue;
        report(`Setting \`${key}\` is none of Kafka's and does nothing; did you mean \`${meant}\`?`, {
          ...place(key),
          key: true,
        });
      }
    }
  },
});

function forUsers(definitions: Definitions): readonly string[] {
  return [...definitions].flatMap(([name, { internal }]) => (internal === true ? [] : [name]));
}
