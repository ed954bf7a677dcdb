import { defineKafkaRule } from '../rule.ts';
import { minorText, protocolVersions } from './protocol-version.ts';

export default defineKafkaRule({
  id: 'upgrade-unfinished',
  summary: 'Once all brokers are upgraded, they speak the new version.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `While \`inter.broker.protocol.version\` is older than Kafka, an upgrade can be taken back, and what the new version brings is
turned off. Left there, the next upgrade starts from a version that may not be supported any more. The operator has a warning for it
in the status (\`KafkaInterBrokerProtocolVersion\`).`,
  fix: 'Once the new version has proved itself, set the protocol version to it; the brokers restart once more.',
  bad: `kafka:
  version: 3.9.2
  config: { inter.broker.protocol.version: "3.8" }
`,
  good: `kafka:
  version: 3.9.2
  config: { inter.broker.protocol.version: "3.9" }
`,
  check(context, report) {
    for (const { key, value, order, kafka, place } of protocolVersions(context)) {
      if (order === undefined || order >= 0) continue;
      report(
        `\`${key}\` is ${value} but Kafka is ${kafka}, so the upgrade is not finished; set ${minorText(kafka)} when it need not be taken back.`,
        place,
      );
    }
  },
});
