import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('heap-squeezes-page-cache', [
  { name: 'half is enough', example: 'kafka: { memory: 16Gi, heap: 8Gi }\n', finds: [] },
  {
    name: 'a little more than half',
    example: 'kafka: { memory: 16Gi, heap: 8193Mi }\n',
    finds: [
      'orders.yaml:1:30 warning: Heap 8193Mi is 51 % of the memory limit 16Gi, which leaves the brokers little page cache; set `kafka.heap` to 8Gi at most. [orders.yaml:1:18 the memory limit]',
    ],
  },
  {
    name: 'ZooKeeper with 2 GiB of 3',
    example: 'zookeeper:\n  memory: 3Gi\n  heap: 2048m\n',
    finds: [
      'orders.yaml:3:9 warning: Heap 2Gi is 67 % of the memory limit 3Gi, which leaves the ZooKeeper nodes little page cache; set `zookeeper.heap` to 1536Mi at most. [orders.yaml:2:11 the memory limit]',
    ],
  },
  { name: 'the default heap of a small broker', example: 'tier: staging\nkafka: { memory: 1000Mi }\n', finds: [] },
  {
    name: 'in development anything goes',
    example: 'tier: development\nkafka: { memory: 4Gi, heap: 3Gi }\n',
    finds: [],
  },
  {
    name: 'controllers need none',
    example: kraftExample(`pools:
  controllers: { roles: [controller], memory: 4Gi, heap: 3Gi }
  brokers: { roles: [broker], memory: 16Gi, heap: 10Gi }
`),
    finds: [
      'orders.yaml:3:51 warning: Heap 10Gi is 63 % of the memory limit 16Gi, which leaves the nodes of pool `orders-brokers` little page cache; set `pools.brokers.heap` to 8Gi at most. [orders.yaml:3:39 the memory limit]',
    ],
  },
  {
    name: 'nodes that are both',
    example: kraftExample(`tier: staging
pools:
  mixed: { roles: [controller, broker], memory: 8Gi, heap: 6Gi }
`),
    finds: [
      'orders.yaml:3:60 warning: Heap 6Gi is 75 % of the memory limit 8Gi, which leaves the nodes of pool `orders-mixed` little page cache; set `pools.mixed.heap` to 4Gi at most. [orders.yaml:3:49 the memory limit]',
    ],
  },
]);
