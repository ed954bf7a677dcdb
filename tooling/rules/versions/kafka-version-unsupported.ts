import { inCluster } from '../context.ts';
import { defineKafkaRule } from '../rule.ts';
import { listNames } from '../wording.ts';

export default defineKafkaRule({
  id: 'kafka-version-unsupported',
  summary: 'The Kafka version is one that the release of Strimzi runs.',
  severity: 'error',
  why: `Each release of the operator runs a few versions of Kafka and refuses a Kafka resource with any other, whatever image stands
beside it: from then on no change of that cluster is carried out. An upgrade of the operator takes old versions away, so that the
version of each cluster has to move first, or with it.`,
  fix: 'Choose a version from the message, or a release of Strimzi that runs this one in `strimzi.release` of cluster.yaml.',
  bad: `kafka:
  version: 3.7.0
`,
  good: `kafka:
  version: 3.9.2
`,
  check({ kafka, kubernetes, release }, report) {
    const version = kafka?.text('spec', 'kafka', 'version');
    if (kafka === undefined || version === undefined || release.kafkaVersions.includes(version)) return;
    report(
      `Strimzi ${release.release} does not run Kafka \`${version}\`; expected ${listNames(release.kafkaVersions, 'or')}.`,
      kafka.place('spec', 'kafka', 'version'),
      [{ place: inCluster(kubernetes, 'strimzi', 'release'), message: `the release of Strimzi on ${kubernetes.id}` }],
    );
  },
});
