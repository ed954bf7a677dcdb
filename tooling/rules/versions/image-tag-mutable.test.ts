import { describeRule } from '../../../test/support/examples.ts';

describeRule('image-tag-mutable', [
  {
    name: 'no tag',
    example: 'kafka: { image: "harbor:5000/kafka" }\n',
    finds: [
      'orders.yaml:1:17 error: Image `harbor:5000/kafka` has no tag, so it may be another one tomorrow; name a release or a digest.',
    ],
  },
  {
    name: 'a branch',
    example: 'zookeeper: { image: harbor.example.com/kafka:main }\n',
    finds: [
      'orders.yaml:1:21 error: Image `harbor.example.com/kafka:main` has the tag `main`, so it may be another one tomorrow; name a release or a digest.',
    ],
  },
  {
    name: 'a snapshot',
    example: `tier: staging
kafka: { image: harbor.example.com/kafka:3.9.2-SNAPSHOT }
`,
    finds: [
      'orders.yaml:2:17 warning: Image `harbor.example.com/kafka:3.9.2-SNAPSHOT` has the tag `3.9.2-SNAPSHOT`, so it may be another one tomorrow; name a release or a digest.',
    ],
  },
  {
    name: 'a digest',
    example:
      'kafka: { image: harbor.example.com/kafka:latest@sha256:abababababababababababababababababababababababababababababababab }\n',
    finds: [],
  },
  { name: 'a release', example: 'kafka: { image: harbor.example.com/kafka:3.9.2-latest7 }\n', finds: [] },
  {
    name: 'the operators of topics, by a patch',
    example: `entityOperator: {}
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/entityOperator/topicOperator/image, value: quay.io/strimzi/operator }
`,
    finds: [
      'orders.yaml:5:75 error: Image `quay.io/strimzi/operator` has no tag, so it may be another one tomorrow; name a release or a digest.',
    ],
  },
]);
