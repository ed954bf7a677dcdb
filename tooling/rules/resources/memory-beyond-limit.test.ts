import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('memory-beyond-limit', [
  {
    name: 'exactly the limit',
    example: `kafka:
  memory: 16Gi
  heap: 6Gi
  jvm: { xx: { MaxDirectMemorySize: 10g } }
`,
    finds: [],
  },
  {
    name: 'more areas',
    example: `kafka:
  memory: 16Gi
  heap: 6Gi
  jvm: { xx: { MaxDirectMemorySize: 10g, MaxMetaspaceSize: 256m } }
`,
    finds: [
      'orders.yaml:4:37 error: Heap 6Gi, `MaxDirectMemorySize` 10Gi and `MaxMetaspaceSize` 256Mi are more than the memory limit 16Gi, so the kernel may end the brokers under load; lower them. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'ZooKeeper',
    example: `zookeeper:
  memory: 2Gi
  heap: 1Gi
  jvm: { xx: { MaxDirectMemorySize: 1025m } }
`,
    finds: [
      'orders.yaml:4:37 error: Heap 1Gi and `MaxDirectMemorySize` 1025Mi are more than the memory limit 2Gi, so the kernel may end the ZooKeeper nodes under load; lower them. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'a heap that is too large by itself is another rule',
    example: `kafka:
  memory: 16Gi
  heap: 14Gi
  jvm: { xx: { MaxDirectMemorySize: 4g } }
`,
    finds: [
      'orders.yaml:3:9 error (heap-too-large): Heap 14Gi is 88 % of the memory limit 16Gi, so the kernel may end the brokers under load; set `kafka.heap` to 12Gi at most. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'without a limit of memory',
    example: `tier: staging
kafka: { memory: 16Gi, heap: 6Gi, jvm: { xx: { MaxDirectMemorySize: 12g } } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/limits }
`,
    finds: [],
  },
  {
    name: "zero is the JVM's own choice",
    example: 'kafka: { memory: 16Gi, heap: 8Gi, jvm: { xx: { MaxDirectMemorySize: 0 } } }\n',
    finds: [],
  },
  {
    name: 'in a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], memory: 16Gi, heap: 6Gi, jvm: { xx: { MaxDirectMemorySize: 12g } } }
`),
    finds: [
      'orders.yaml:3:90 error: Heap 6Gi and `MaxDirectMemorySize` 12Gi are more than the memory limit 16Gi, so the kernel may end the nodes of pool `orders-brokers` under load; lower them. [orders.yaml:3:39 the memory limit]',
    ],
  },
]);
