import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-copies-impossible', [
  {
    name: 'as many as brokers',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 3, config: { min.insync.replicas: 3 } } }
`,
    finds: [],
  },
  {
    name: 'more in sync than there are',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { replicas: 2, config: { min.insync.replicas: "3" } } }
`,
    finds: [
      'orders.yaml:3:178 error: Topic `a` wants 3 copies in sync and has 2, so no write that waits for all copies succeeds; set 1 at most. [orders.yaml:3:144 the number of copies]',
    ],
  },
  {
    name: 'as the broker has it',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { config: { min.insync.replicas: 9 } } }
`,
    finds: [],
  },
]);
