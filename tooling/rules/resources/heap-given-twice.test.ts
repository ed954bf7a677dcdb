import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('heap-given-twice', [
  {
    name: 'the option that wins',
    example: 'kafka: { jvm: { xx: { MaxHeapSize: 8g } } }\n',
    finds: [
      'orders.yaml:1:36 warning: `MaxHeapSize` wins over `kafka.heap` for the brokers; take it away and set the heap alone.',
    ],
  },
  {
    name: 'the beginning',
    example: 'zookeeper: { jvm: { xx: { InitialRAMPercentage: 10 } } }\n',
    finds: [
      'orders.yaml:1:49 warning: `InitialRAMPercentage` does nothing beside `zookeeper.heap` for the ZooKeeper nodes; take it away and set the heap alone.',
    ],
  },
  {
    name: 'a share alone',
    example: `kafka: { jvm: { xx: { MaxRAMPercentage: 50 } } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/jvmOptions/-Xmx }
`,
    finds: [],
  },
  { name: 'other options', example: 'kafka: { jvm: { xx: { MinHeapFreeRatio: 10 } } }\n', finds: [] },
  {
    name: 'in a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], jvm: { xx: { MaxRAMPercentage: 40 } } }
`),
    finds: [
      'orders.yaml:3:62 warning: `MaxRAMPercentage` does nothing beside `pools.brokers.heap` for the nodes of pool `orders-brokers`; take it away and set the heap alone.',
    ],
  },
]);
