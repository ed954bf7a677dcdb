import { describeRule } from '../../../test/support/examples.ts';

describeRule('image-registry-foreign', [
  {
    name: 'a path is part of it',
    example: {
      'cluster.yaml': `images: { registries: [harbor.example.com/middleware] }
strimzi: { release: 0.45.2, registry: harbor.example.com/middleware }
`,
      'orders.yaml': `kafka: { image: harbor.example.com/middle/kafka:3.9.2 }
zookeeper: { image: harbor.example.com/middleware/kafka:3.9.2 }
`,
    },
    finds: [
      'orders.yaml:1:17 error: Image `harbor.example.com/middle/kafka:3.9.2` comes from `harbor.example.com/middle` and not from `harbor.example.com/middleware`; copy it there. [cluster.yaml:1:11 the registries]',
    ],
  },
  {
    name: 'a registry that only begins alike',
    example: {
      'cluster.yaml': `images: { registries: [harbor.example.com] }
strimzi: { release: 0.45.2, registry: harbor.example.com/strimzi }
`,
      'orders.yaml': 'kafka: { image: harbor.example.com.evil.net/kafka:3.9.2 }\n',
    },
    finds: [
      'orders.yaml:1:17 error: Image `harbor.example.com.evil.net/kafka:3.9.2` comes from `harbor.example.com.evil.net` and not from `harbor.example.com`; copy it there. [cluster.yaml:1:11 the registries]',
    ],
  },
  {
    name: "Strimzi's own images",
    example: { 'cluster.yaml': 'images: { registries: [harbor.example.com] }\n' },
    finds: [
      'cluster.yaml:1:11 error: Image `quay.io/strimzi/operator:0.45.2` and 8 others come from `quay.io/strimzi` and not from `harbor.example.com`; set `strimzi.registry`. [base/operator/0.45.2/images.yaml:13:18 the first of them]',
    ],
  },
  {
    name: 'both registries',
    example: { 'cluster.yaml': 'images: { registries: [harbor.example.com, quay.io/strimzi] }\n' },
    finds: [],
  },
  {
    name: 'images of cluster.yaml',
    example: {
      'cluster.yaml': `images: { registries: [harbor.example.com] }
strimzi:
  release: 0.45.2
  registry: harbor.example.com/strimzi
  images: { 3.9.2: registry.example.com/kafka:0.45.2-kafka-3.9.2 }
`,
    },
    finds: [
      'cluster.yaml:5:3 error: Image `registry.example.com/kafka:0.45.2-kafka-3.9.2` comes from `registry.example.com` and not from `harbor.example.com`; copy it there. [cluster.yaml:1:11 the registries]',
    ],
  },
  {
    name: 'docker.io, which is implied',
    example: {
      'cluster.yaml': `images: { registries: [docker.io/bitnami] }
strimzi: { release: 0.45.2, registry: docker.io/bitnami }
`,
      'orders.yaml': `kafka: { image: bitnami/kafka:3.9.2 }
zookeeper: { image: kafka:3.9.2 }
`,
    },
    finds: [
      'orders.yaml:2:21 error: Image `kafka:3.9.2` comes from `docker.io/library` and not from `docker.io/bitnami`; copy it there. [cluster.yaml:1:11 the registries]',
    ],
  },
  { name: 'nothing is asked for', example: 'kafka: { image: kafka:3.9.2 }\n', finds: [] },
]);
