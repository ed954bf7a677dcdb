import type { Plain } from '../../source/node.ts';
import { configText, expectedInstead } from '../../strimzi/config/config-value.ts';
import { isIgnored } from '../../strimzi/config/forbidden-config.ts';
import { defineKafkaRule } from '../rule.ts';
import { brokerSettings, givenConfigs, versionOf } from './given-config.ts';

export default defineKafkaRule({
  id: 'config-value-refused',
  summary: 'Settings have values that Kafka and the operator take.',
  severity: 'error',
  why: `Before it changes anything, the operator compares the settings of brokers with what the Kafka version takes: type, range, choices,
letter by letter, so \`True\` is no boolean and \`Zstd\` no compression. One that does not fit makes it refuse the whole Kafka resource. A
list, a map, null or a number beyond 64 bits ends the reconciliation of any part.`,
  fix: 'Write a value that the setting takes.',
  bad: `kafka:
  config:
    compression.type: ZSTD
`,
  good: `kafka:
  config:
    compression.type: zstd
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    const definitions = brokerSettings(kafka);
    const version = versionOf(kafka);
    for (const { part, entries, forbidden, servers, place } of givenConfigs(kafka, release)) {
      for (const [key, value] of entries) {
        const text = configText(value);
        if (text === undefined) {
          report(
            `Setting \`${key}\` of ${servers} is ${shape(value)}, which the operator cannot write; expected text, a number, \`true\` or \`false\`.`,
            place(key),
          );
          continue;
        }
        const definition = part === 'kafka' && !isIgnored(key, forbidden) ? definitions?.get(key) : undefined;
        const expected = definition === undefined ? undefined : expectedInstead(text, definition, version, release);
        if (expected === undefined) continue;
        report(
          `Setting \`${key}\` is \`${text}\`, so the operator refuses the cluster; expected ${expected}.`,
          place(key),
        );
      }
    }
  },
});

function shape(value: Plain): string {
  if (value === null) return 'null';
  if (typeof value === 'bigint') return `${value}, beyond 64 bits`;
  return Array.isArray(value) ? 'a list' : 'a map';
}
