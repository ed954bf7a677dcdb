import { describeRule } from '../../../test/support/examples.ts';

describeRule('heap-unbounded', [
  {
    name: 'a limit is enough',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/jvmOptions/-Xmx }
`,
    finds: [],
  },
  {
    name: 'a heap is enough',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/limits/memory }
`,
    finds: [],
  },
  {
    name: 'a share of the host',
    example: `kafka: { jvm: { xx: { MaxRAMPercentage: 50 } } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/jvmOptions/-Xmx }
      - { op: remove, path: /spec/kafka/resources/limits/memory }
`,
    finds: [
      'orders.yaml:2:1 error: The brokers have a heap that is a share of memory and no memory limit, so the heap is a share of the whole host; set `kafka.heap` or the limit.',
    ],
  },
  {
    name: 'ZooKeeper in development',
    example: `tier: development
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/zookeeper/jvmOptions }
      - { op: remove, path: /spec/zookeeper/resources/limits }
`,
    finds: [
      'orders.yaml:2:1 warning: The ZooKeeper nodes have no size of heap and no memory limit, so the heap is a share of the whole host; set `zookeeper.heap` or the limit.',
    ],
  },
]);
