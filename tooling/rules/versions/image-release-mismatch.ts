import { strimziReleaseInTag } from '../../strimzi/operator/image-version.ts';
import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { imagesOfKafka } from './used-images.ts';

export default defineKubernetesRule({
  id: 'image-release-mismatch',
  summary: 'An image is built for the release of Strimzi that runs it.',
  severity: 'error',
  why: `The start scripts and the agent that the operator talks to are in the image, not in the operator. Those of another release read
other files and variables, so that brokers do not start, or start with a part of their configuration. An operator upgrade must
bring new images with it.`,
  fix: 'Build the image on that of the release, and name it in its tag; then roll both out together.',
  bad: `kafka:
  image: harbor.example.com/middleware/kafka:0.44.0-kafka-3.9.2
`,
  good: `kafka:
  image: harbor.example.com/middleware/kafka:0.45.2-kafka-3.9.2
`,
  check({ kafka: clusters, kubernetes }, report) {
    const { release, images = {} } = kubernetes.spec.strimzi;
    const own = Object.entries(images).map(([version, image]) => ({
      image,
      place: inCluster(kubernetes, 'strimzi', 'images', version),
    }));
    const named = clusters.flatMap(({ kafka }) => (kafka === undefined ? [] : imagesOfKafka(kafka)));
    for (const { image, place } of [...own, ...named]) {
      const found = strimziReleaseInTag(image);
      if (found === undefined || found === release) continue;
      report(
        `The image is tagged for Strimzi ${found} but the operator is ${release}; use one for ${release}.`,
        place,
        [{ place: inCluster(kubernetes, 'strimzi', 'release'), message: 'the release of Strimzi' }],
      );
    }
  },
});
