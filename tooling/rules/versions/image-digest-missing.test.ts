import { describeRule } from '../../../test/support/examples.ts';

describeRule('image-digest-missing', [
  {
    name: 'a digest',
    example: {
      'cluster.yaml': 'images: {}\n',
      'orders.yaml':
        'kafka: { image: harbor.example.com/kafka:latest@sha256:abababababababababababababababababababababababababababababababab }\n',
    },
    finds: [],
  },
  { name: 'nothing is required', example: 'kafka: { image: harbor.example.com/kafka:3.9.2 }\n', finds: [] },
  {
    name: 'the operator alone',
    example: { 'cluster.yaml': 'images: { digests: required }\n' },
    finds: [
      'cluster.yaml:1:20 error: Image `quay.io/strimzi/operator:0.45.2` and 8 others have no digest, which cluster.yaml requires; append `@sha256:…` in the Deployment of the operator. [base/operator/0.45.2/images.yaml:13:18 the first of them]',
    ],
  },
  {
    name: 'from a registry of the team',
    example: {
      'cluster.yaml': `images: { digests: required }
strimzi:
  release: 0.45.2
  registry: harbor.example.com/strimzi
`,
    },
    finds: [
      'cluster.yaml:4:13 error: Image `harbor.example.com/strimzi/operator:0.45.2` and 8 others have no digest, which cluster.yaml requires; append `@sha256:…`. [cluster.yaml:1:20 what requires it]',
    ],
  },
]);
