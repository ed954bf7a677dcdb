import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('initial-heap-above-heap', [
  { name: 'the same size in another unit', example: 'kafka:\n  heap: 2Gi\n  jvm: { initialHeap: 2048m }\n', finds: [] },
  {
    name: 'ZooKeeper, against the default heap',
    example: 'zookeeper:\n  jvm: { initialHeap: 1025m }\n',
    finds: [
      'orders.yaml:2:23 error: The heap begins with 1025m but may have 1g at most, so the ZooKeeper nodes do not start; set at most 1g.',
    ],
  },
  {
    name: 'a heap that a patch takes away',
    example: `kafka: { heap: 2Gi }
patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/jvmOptions/-Xmx }]
`,
    finds: [],
  },
  {
    name: 'a heap that a patch lowers',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/jvmOptions/-Xmx, value: 1g }]
`,
    finds: [
      'orders.yaml:3:75 error: The heap begins with 4g but may have 1g at most, so the brokers do not start; set at most 1g.',
    ],
  },
  {
    name: 'in a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], heap: 2Gi, jvm: { initialHeap: 4Gi } }
`),
    finds: [
      'orders.yaml:3:62 error: The heap begins with 4g but may have 2g at most, so the nodes of pool `orders-brokers` do not start; set at most 2g. [orders.yaml:3:37 the heap]',
    ],
  },
]);
