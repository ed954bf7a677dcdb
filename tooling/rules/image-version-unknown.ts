import { strimziRelease } from '../strimzi/releases.ts';
import { inCluster } from './context.ts';
import { defineKubernetesRule } from './rule.ts';
import { listNames } from './wording.ts';

export default defineKubernetesRule({
  id: 'image-version-unknown',
  summary: 'Every image in cluster.yaml is for a Kafka version that the release of Strimzi runs.',
  severity: 'warning',
  why: `The operator is told of one image for each Kafka version of its release and of no others, as it does not start with a list
that says more or less. An image for another version is used by no cluster; where the version is mistyped, the clusters of the
version that was meant run the image of the release instead.`,
  fix: 'Correct the version, or take the entry away if the release no longer runs it.',
  bad: {
    'cluster.yaml': `strimzi:
  release: 0.45.2
  images:
    3.9.3: harbor.example.com/middleware/kafka:0.45.2-kafka-3.9.3
`,
  },
  good: {
    'cluster.yaml': `strimzi:
  release: 0.45.2
  images:
    3.9.2: harbor.example.com/middleware/kafka:0.45.2-kafka-3.9.2
`,
  },
  check({ kubernetes }, report) {
    const { release: name, images = {} } = kubernetes.spec.strimzi;
    const release = strimziRelease(name);
    if (release === undefined) return;
    for (const version of Object.keys(images)) {
      if (release.kafkaVersions.includes(version)) continue;
      report(
        `No cluster uses this image: Strimzi ${name} does not run Kafka \`${version}\`; expected ${listNames(release.kafkaVersions, 'or')}.`,
        { ...inCluster(kubernetes, 'strimzi', 'images', version), key: true },
      );
    }
  },
});
