import { isProtocolVersion } from '../../strimzi/config/config-value.ts';
import { defineKafkaRule } from '../rule.ts';
import { minorText, protocolVersions } from './protocol-version.ts';

export default defineKafkaRule({
  id: 'protocol-version-refused',
  summary: 'The version that brokers speak is not newer than they are.',
  severity: 'error',
  why: `A broker knows the protocols of its own version and of older ones, and does not start with any other in
\`inter.broker.protocol.version\` or \`log.message.format.version\`. The operator refuses an upgrade that begins with one newer than the
version it comes from.`,
  fix: 'Set the version to that of Kafka, in two parts: 3.9 for 3.9.2. During an upgrade keep the old one until all brokers are new.',
  bad: `kafka:
  version: 3.8.1
  config: { inter.broker.protocol.version: "3.9" }
`,
  good: `kafka:
  version: 3.9.2
  config: { inter.broker.protocol.version: "3.9" }
`,
  check(context, report) {
    for (const { key, value, order, kafka, place } of protocolVersions(context)) {
      // What is no version, or none that the release knows: config-value-refused.
      if (order === undefined || order <= 0 || !isProtocolVersion(value, kafka)) continue;
      report(
        `\`${key}\` is ${value}, which is newer than Kafka ${kafka}, so brokers do not start; set ${minorText(kafka)}.`,
        place,
      );
    }
  },
});
