import { describeRule } from '../../../test/support/examples.ts';

describeRule('cluster-name-unfit', [
  {
    name: 'a digit first',
    example: `manifests:
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: Kafka
    metadata: { name: 1st }
    spec: { kafka: { replicas: 1, listeners: [{ name: tls, port: 9093, type: internal, tls: true }], storage: { type: ephemeral } }, zookeeper: { replicas: 1, storage: { type: ephemeral } } }
`,
    finds: [
      'orders.yaml:4:23 error: Kafka `1st` begins with a digit, which Service `1st-kafka-bootstrap` may not; use letters, digits and dashes, beginning with a letter.',
    ],
  },
  {
    name: 'a digit later',
    example: `name: a1
`,
    finds: [],
  },
]);
