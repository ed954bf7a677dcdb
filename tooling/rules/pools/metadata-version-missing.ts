import { metadataVersionsOf } from '../../strimzi/config/kafka-protocols.ts';
import { hasReached, metadataStage } from '../../strimzi/pools/metadata-stage.ts';
import { inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'metadata-version-missing',
  summary: 'The Kafka resource says which version of the metadata it wants.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Without \`metadataVersion\` the operator raises the metadata with Kafka itself, as soon as all nodes run the new version. There is
hardly a way back from that, so an upgrade that goes wrong a day later cannot be taken back.`,
  fix: 'Take away the patch that removes `metadataVersion`.',
  bad: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/metadataVersion }]
`,
  good: `stack: kraft
kafka: { version: 3.9.2, metadataVersion: 3.9-IV0 }
`,
  check({ kafka, cluster, release }, report) {
    if (kafka === undefined || kafka.has('spec', 'kafka', 'metadataVersion')) return;
    // On the way from ZooKeeper it follows the version that brokers speak.
    if (!hasReached(metadataStage(kafka.map(), release), 'kraft') || cluster.spec.migration !== undefined) return;
    const version = kafka.text('spec', 'kafka', 'version') ?? release.defaultKafkaVersion;
    report(
      `A patch takes the metadata version away, so the next version of Kafka raises it at once; leave \`metadataVersion\` in, such as \`${metadataVersionsOf(version).at(-1) ?? version}\`.`,
      inPatches(cluster),
    );
  },
});
