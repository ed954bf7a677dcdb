import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('memory-limit-differs', [
  {
    name: 'no limit',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/limits/memory }
`,
    finds: [
      'orders.yaml:1:1 warning: The brokers have no limit of memory but ask for 8Gi, so what they use beyond it may be taken away; make both the same.',
    ],
  },
  {
    name: 'the same in another unit',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/resources/limits/memory, value: 8192Mi }
`,
    finds: [],
  },
  {
    name: 'a larger limit, for ZooKeeper',
    example: `zookeeper: { memory: 2Gi }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/resources/limits/memory, value: 4Gi }
`,
    finds: [
      'orders.yaml:1:22 warning: The ZooKeeper nodes may use 4Gi of memory but ask for 2Gi, so what they use beyond it may be taken away; make both the same. [orders.yaml:5:78 the limit]',
    ],
  },
  {
    name: 'a limit alone is the request',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/requests/memory }
`,
    finds: [],
  },
  {
    name: 'staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/resources/requests/memory, value: 1Gi }
`,
    finds: [],
  },
  {
    name: 'a patch of a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: replace, path: /spec/resources/requests/memory, value: 4Gi }
`),
    finds: [
      'orders.yaml:4:70 warning: The nodes of pool `orders-brokers` may use 8Gi of memory but ask for 4Gi, so what they use beyond it may be taken away; make both the same.',
    ],
  },
]);
