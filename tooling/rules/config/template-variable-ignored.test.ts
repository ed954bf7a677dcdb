import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('template-variable-ignored', [
  {
    name: 'of another container',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: NODE_NAME, value: a }, { name: STRIMZI_KAFKA_GC_LOG_ENABLED, value: a }] }
`,
    finds: [
      "orders.yaml:4:114 error: Variable `STRIMZI_KAFKA_GC_LOG_ENABLED` is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'ZooKeeper',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/zookeeperContainer/env, value: [{ name: ZOOKEEPER_CONFIGURATION, value: x }, { name: KAFKA_METRICS_ENABLED, value: x }] }
`,
    finds: [
      "orders.yaml:4:91 error: Variable `ZOOKEEPER_CONFIGURATION` is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'only if the option is given',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: KAFKA_JVM_PERFORMANCE_OPTS, value: x }] }
`,
    finds: [],
  },
  {
    name: 'in a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/kafkaContainer, value: { env: [{ name: KAFKA_HEAP_OPTS, value: "-Xmx9g" }] } }
`),
    finds: [
      "orders.yaml:4:80 error: Variable `KAFKA_HEAP_OPTS` is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'up to 0.48 a pool with a template takes none from the Kafka resource',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer, value: { env: [{ name: KAFKA_HEAP_OPTS, value: "-Xmx9g" }] } }
`,
    finds: [],
  },
  {
    name: 'what later releases call otherwise, and what they add',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/template/kafkaContainer/env, value: [{ name: KAFKA_METRICS_ENABLED, value: "true" }, { name: KAFKA_JMX_EXPORTER_ENABLED, value: "true" }, { name: KAFKA_CLUSTER_NAME, value: a }] }
`),
    finds: [
      "orders.yaml:4:125 error: Variable `KAFKA_JMX_EXPORTER_ENABLED` is the operator's own, so what stands here has no effect; remove it.",
      "orders.yaml:4:178 error: Variable `KAFKA_CLUSTER_NAME` is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
  {
    name: 'and what the older ones call it',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/template/kafkaContainer/env, value: [{ name: KAFKA_METRICS_ENABLED, value: "true" }, { name: KAFKA_CLUSTER_NAME, value: a }] }
`,
    finds: [
      "orders.yaml:4:83 error: Variable `KAFKA_METRICS_ENABLED` is the operator's own, so what stands here has no effect; remove it.",
    ],
  },
]);
