import { describeRule } from '../../../test/support/examples.ts';

const image = (reference: string): string => `kafka:\n  image: ${reference}\n`;
const digest = `sha256:${'ab'.repeat(32)}`;

describeRule('image-version-mismatch', [
  { name: "Strimzi's own", example: image('quay.io/strimzi/kafka:0.45.2-kafka-3.9.2'), finds: [] },
  {
    name: "Strimzi's own, of another version",
    example: image('quay.io/strimzi/kafka:0.45.2-kafka-3.9.1'),
    finds: [
      'orders.yaml:2:10 error: The image is tagged as Kafka 3.9.1 but `kafka.version` is 3.9.2; make them the same. [profiles/sound.yaml:4:12 the version that the operator goes by]',
    ],
  },
  { name: 'a registry with a port', example: image('harbor:5000/kafka:build7'), finds: [] },
  {
    name: 'a mutable tag is another rule',
    example: image('harbor/kafka:latest'),
    finds: [
      'orders.yaml:2:10 error (image-tag-mutable): Image `harbor/kafka:latest` has the tag `latest`, so it may be another one tomorrow; name a release or a digest.',
    ],
  },
  { name: 'a date says nothing', example: image('harbor/kafka:2026.1.15'), finds: [] },
  { name: 'a digest says nothing', example: image(`harbor/kafka@${digest}`), finds: [] },
  {
    name: 'a tag with a digest is still read by people',
    example: image(`harbor/kafka:3.9.1@${digest}`),
    finds: [
      'orders.yaml:2:10 error: The image is tagged as Kafka 3.9.1 but `kafka.version` is 3.9.2; make them the same. [profiles/sound.yaml:4:12 the version that the operator goes by]',
    ],
  },
  {
    name: 'ZooKeeper runs from the same image',
    example: 'zookeeper:\n  image: harbor/kafka:3.8.1\n',
    finds: [
      'orders.yaml:2:10 error: The image is tagged as Kafka 3.8.1 but `kafka.version` is 3.9.2; make them the same. [profiles/sound.yaml:4:12 the version that the operator goes by]',
    ],
  },
  {
    name: 'images of cluster.yaml',
    example: {
      'cluster.yaml': `strimzi:
  release: 0.45.2
  images:
    3.9.1: harbor/kafka:0.45.2-kafka-3.9.1
    3.9.2: harbor/kafka:0.45.2-kafka-3.9.1
`,
    },
    finds: ['cluster.yaml:5:12 error: The image for Kafka 3.9.2 is tagged as Kafka 3.9.1; make them the same.'],
  },
]);
