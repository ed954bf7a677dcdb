import { inPatches } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';

export default defineKafkaRule({
  id: 'kafka-version-missing',
  summary: 'The Kafka resource says which version of Kafka it is.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `Without a version the operator takes the newest it runs. An upgrade of the operator is then an upgrade of every such cluster at
the same time, with restarts of each broker, and one that cannot be taken back.`,
  fix: 'Take away the patch that removes `version`.',
  bad: `patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/version }]
`,
  good: `kafka: { version: 3.9.2 }
`,
  check({ kafka, cluster, release }, report) {
    if (kafka === undefined || kafka.has('spec', 'kafka', 'version')) return;
    report(
      `A patch takes the Kafka version away, so the operator chooses ${release.defaultKafkaVersion}, and another after its next upgrade; leave \`version\` in.`,
      inPatches(cluster),
    );
  },
});
