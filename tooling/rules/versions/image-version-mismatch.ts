import { kafkaVersionInTag } from '../../strimzi/operator/image-version.ts';
import { compareVersions } from '../../strimzi/versions.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'image-version-mismatch',
  summary: 'The tag of an image names the Kafka version it is used for.',
  severity: 'error',
  why: `The operator never looks into an image. By \`version\` it decides how to configure the brokers, which settings it accepts and
in which steps it upgrades; if the image holds another Kafka, brokers are given settings that they do not know, and an upgrade
either does not happen or happens without its steps. Nothing reports it: the status of the cluster shows \`version\`.`,
  fix: `Make tag and version the same. A tag that counts builds of one's own says nothing about Kafka: call it
\`0.45.2-kafka-3.9.2-build7\`, for example.`,
  bad: `kafka:
  version: 3.9.2
  image: harbor.example.com/middleware/kafka:3.9.1
`,
  good: `kafka:
  version: 3.9.2
  image: harbor.example.com/middleware/kafka:3.9.2
`,
  check({ kafka: clusters, kubernetes }, report) {
    for (const [version, image] of Object.entries(kubernetes.spec.strimzi.images ?? {})) {
      const found = kafkaVersionInTag(image);
      if (found === undefined || compareVersions(found, version) === 0) continue;
      report(
        `The image for Kafka ${version} is tagged as Kafka ${found}; make them the same.`,
        inCluster(kubernetes, 'strimzi', 'images', version),
      );
    }
    for (const { kafka } of clusters) {
      const version = kafka?.text('spec', 'kafka', 'version');
      if (kafka === undefined || version === undefined) continue;
      for (const part of ['kafka', 'zookeeper'] as const) {
        const found = kafkaVersionInTag(kafka.text('spec', part, 'image') ?? '');
        if (found === undefined || compareVersions(found, version) === 0) continue;
        report(
          `The image is tagged as Kafka ${found} but \`kafka.version\` is ${version}; make them the same.`,
          kafka.place('spec', part, 'image'),
          [{ place: kafka.place('spec', 'kafka', 'version'), message: 'the version that the operator goes by' }],
        );
      }
    }
  },
});
