import { metadataVersionsOf } from '../../strimzi/config/kafka-protocols.ts';
import { minorOf } from '../../strimzi/config/kafka-versions.ts';
import { metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { compareVersions } from '../../strimzi/versions.ts';
import { poolFaultsOf } from '../pool-faults.ts';
import { defineKafkaRule } from '../rule.ts';
import { minorText, protocolVersions } from './protocol-version.ts';

export default defineKafkaRule({
  id: 'upgrade-unfinished',
  summary: 'Once all nodes are upgraded, they speak the new version.',
  severity: { production: 'warning', staging: 'warning', development: 'off' },
  why: `While \`inter.broker.protocol.version\`, or \`metadataVersion\` without ZooKeeper, is older than Kafka, an upgrade can be taken back, and
what the new version brings is turned off. Left there, the next upgrade starts from a version that may not be supported any more. The
operator has a warning for it in the status (\`KafkaInterBrokerProtocolVersion\`, \`KafkaMetadataVersion\`).`,
  fix: `Once the new version has proved itself, set the other to it. With ZooKeeper the brokers restart once more; a metadata version is
raised without a restart, and there is no way back from it.`,
  bad: `kafka:
  version: 3.9.2
  config: { inter.broker.protocol.version: "3.8" }
`,
  good: `kafka:
  version: 3.9.2
  config: { inter.broker.protocol.version: "3.9" }
`,
  check(context, report) {
    // It also keeps the cluster from leaving ZooKeeper, which matters more.
    if (poolFaultsOf(context, 'migration-versions-differ').length > 0) return;
    for (const { key, value, order, kafka, place } of protocolVersions(context)) {
      if (order === undefined || order >= 0) continue;
      report(
        `\`${key}\` is ${value} but Kafka is ${kafka}, so the upgrade is not finished; set ${minorText(kafka)} when it need not be taken back.`,
        place,
      );
    }
    const { kafka, release } = context;
    const version = kafka?.text('spec', 'kafka', 'version');
    const metadata = kafka?.text('spec', 'kafka', 'metadataVersion')?.trim();
    if (kafka === undefined || version === undefined || metadata === undefined) return;
    if (metadataStage(kafka.map(), release) !== 'kraft') return;
    const minor = /^([0-9]+\.[0-9]+)(?:[.-].*)?$/.exec(metadata)?.[1];
    if (minor === undefined || compareVersions(minor, minorOf(version)) >= 0) return;
    report(
      `\`metadataVersion\` is ${metadata} but Kafka is ${version}, so the upgrade is not finished; set ${metadataVersionsOf(version).at(-1) ?? minorOf(version)} when it need not be taken back.`,
      kafka.place('spec', 'kafka', 'metadataVersion'),
    );
  },
});
