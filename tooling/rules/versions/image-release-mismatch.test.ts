import { describeRule } from '../../../test/support/examples.ts';

describeRule('image-release-mismatch', [
  { name: 'the same', example: 'kafka: { image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2 }\n', finds: [] },
  {
    name: 'an older patch of it, within a tag of its own',
    example: 'zookeeper: { image: "harbor:5000/kafka:build7-0.45.1-kafka-3.9.2" }\n',
    finds: [
      'orders.yaml:1:21 error: The image is tagged for Strimzi 0.45.1 but the operator is 0.45.2; use one for 0.45.2. [cluster.yaml:10:12 the release of Strimzi]',
    ],
  },
  { name: 'a tag that names no release', example: 'kafka: { image: harbor.example.com/kafka:3.9.2 }\n', finds: [] },
  {
    name: 'images of cluster.yaml',
    example: {
      'cluster.yaml': `strimzi:
  release: 0.45.2
  images:
    3.9.2: harbor.example.com/kafka:0.46.0-kafka-3.9.2
`,
    },
    finds: [
      'cluster.yaml:4:12 error: The image is tagged for Strimzi 0.46.0 but the operator is 0.45.2; use one for 0.45.2. [cluster.yaml:2:12 the release of Strimzi]',
    ],
  },
  {
    name: 'Cruise Control, by a patch',
    example: `cruiseControl: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/cruiseControl/image, value: quay.io/strimzi/kafka:0.44.0-kafka-3.8.0 }
`,
    finds: [
      'orders.yaml:5:60 error: The image is tagged for Strimzi 0.44.0 but the operator is 0.45.2; use one for 0.45.2. [cluster.yaml:10:12 the release of Strimzi]',
    ],
  },
]);
