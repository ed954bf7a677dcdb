import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

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
  {
    name: 'a patch takes both from a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: remove, path: /spec/jvmOptions }
      - { op: remove, path: /spec/resources/limits/memory }
`),
    finds: [
      'orders.yaml:1:1 error: The nodes of pool `orders-brokers` have no size of heap and no memory limit, so the heap is a share of the whole host; set `pools.brokers.heap` or the limit.',
    ],
  },
]);
