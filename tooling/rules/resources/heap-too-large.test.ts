import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('heap-too-large', [
  {
    name: 'more than three quarters, in the units of the JVM',
    example: 'kafka:\n  memory: 16Gi\n  heap: 12289m\n',
    finds: [
      'orders.yaml:3:9 error: Heap 12289Mi is 76 % of the memory limit 16Gi, so the kernel may end the brokers under load; set `kafka.heap` to 12Gi at most. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'three quarters are still another rule',
    example: 'kafka:\n  memory: 16Gi\n  heap: 12Gi\n',
    finds: [
      'orders.yaml:3:9 warning (heap-squeezes-page-cache): Heap 12Gi is 75 % of the memory limit 16Gi, which leaves the brokers little page cache; set `kafka.heap` to 8Gi at most. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'a size in powers of ten is smaller than it looks',
    example: 'kafka:\n  memory: 16G\n  heap: 12Gi\n',
    finds: [
      'orders.yaml:3:9 error: Heap 12Gi is 81 % of the memory limit 15258Mi, so the kernel may end the brokers under load; set `kafka.heap` to 11444Mi at most. [orders.yaml:2:11 the memory limit]',
    ],
  },
  {
    name: 'ZooKeeper, against the default of its memory',
    example: 'zookeeper:\n  heap: 2Gi\n',
    finds: [
      'orders.yaml:2:9 error: Heap 2Gi is 100 % of the memory limit 2Gi, so the kernel may end the ZooKeeper nodes under load; set `zookeeper.heap` to 1536Mi at most.',
    ],
  },
  {
    name: 'memory that a patch takes away, as a number of bytes',
    example: `kafka:
  memory: 8Gi
  heap: 4Gi
patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/resources, value: { limits: { memory: 5368709120 }, requests: { cpu: 2 } } }]
`,
    finds: [
      'orders.yaml:3:9 error: Heap 4Gi is 80 % of the memory limit 5Gi, so the kernel may end the brokers under load; set `kafka.heap` to 3840Mi at most. [orders.yaml:6:89 the memory limit]',
    ],
  },
  {
    name: 'no limit, no verdict',
    example: `tier: staging
kafka:
  memory: 8Gi
  heap: 8Gi
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/resources/limits }]
`,
    finds: [],
  },
  {
    name: 'controllers too',
    example: kraftExample(`pools:
  controllers: { roles: [controller], memory: 4Gi, heap: 3500Mi }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:2:58 error: Heap 3500Mi is 86 % of the memory limit 4Gi, so the kernel may end the nodes of pool `orders-controllers` under load; set `pools.controllers.heap` to 3Gi at most. [orders.yaml:2:47 the memory limit]',
    ],
  },
  {
    name: 'a pool in a manifest',
    example: kraftExample(`tier: development
manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaNodePool
    metadata: { name: more, annotations: { a: b }, labels: { strimzi.io/cluster: orders } }
    spec:
      replicas: 3
      roles: [broker]
      storage: { type: persistent-claim, size: 100Gi, class: cloud-essd }
      resources: { requests: { cpu: 1, memory: 8Gi }, limits: { memory: 8Gi } }
      jvmOptions: { -Xms: 7g, -Xmx: 7g }
      template: { pod: {} }
`),
    finds: [
      'orders.yaml:11:37 error: Heap 7Gi is 88 % of the memory limit 8Gi, so the kernel may end the nodes of pool `more` under load; set `jvmOptions.-Xmx` to 6Gi at most. [orders.yaml:10:73 the memory limit]',
    ],
  },
]);
