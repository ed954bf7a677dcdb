import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-config-refused', [
  {
    name: 'a slip',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { config: { retension.ms: 1 } } }
`,
    finds: [
      'orders.yaml:3:144 error: Topic `a` has setting `retension.ms`, which Kafka does not have for topics; did you mean `retention.ms`?',
    ],
  },
  {
    name: 'nothing alike',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { config: { owner: me } } }
`,
    finds: ['orders.yaml:3:144 error: Topic `a` has setting `owner`, which Kafka does not have for topics; remove it.'],
  },
  {
    name: 'values',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { topicName: A.b, config: { cleanup.policy: [compact, delete], preallocate: "TRUE", retention.ms: forever, min.cleanable.dirty.ratio: 2 } } }
`,
    finds: [
      'orders.yaml:3:230 error: Setting `retention.ms` of topic `A.b` is `forever`, which Kafka refuses; expected a whole number of -1 or more.',
      'orders.yaml:3:266 error: Setting `min.cleanable.dirty.ratio` of topic `A.b` is `2`, which Kafka refuses; expected a number from 0 to 1.',
    ],
  },
  {
    name: 'a setting of a later version',
    example: `tier: staging
kafka: { version: 3.8.1, config: { inter.broker.protocol.version: "3.8" } }
entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { config: { remote.log.copy.disable: true } } }
`,
    finds: [
      'orders.yaml:5:144 error: Topic `a` has setting `remote.log.copy.disable`, which comes with Kafka 3.9, and this is 3.8.1; remove it.',
    ],
  },
  {
    name: 'a list of nothing, which Kafka takes',
    example: `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { config: { cleanup.policy: "" } } }
`,
    finds: [],
  },
  {
    name: 'a topic of another cluster',
    example: {
      'orders.yaml': `entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaTopic, metadata: { name: a, labels: { strimzi.io/cluster: payments } }, spec: { config: { owner: me } } }
`,
      'payments.yaml': `entityOperator: {}
`,
    },
    finds: [],
  },
]);
