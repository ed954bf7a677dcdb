import { describeRule } from '../../../test/support/examples.ts';

describeRule('heap-above-pointers', [
  {
    name: 'just below',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31, memory: 250Gi }
`,
      'orders.yaml': 'kafka: { memory: 96Gi, heap: 32767Mi }\n',
    },
    finds: [],
  },
  {
    name: 'exactly',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31, memory: 250Gi }
`,
      'orders.yaml': 'kafka: { memory: 96Gi, heap: 32Gi }\n',
    },
    finds: [
      'orders.yaml:1:30 warning: Heap 32Gi of the brokers holds less than one of 31Gi, as pointers take twice the room from 32Gi on; set `kafka.heap` to 31Gi at most.',
    ],
  },
  {
    name: 'so large that it pays',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31, memory: 250Gi }
`,
      'orders.yaml': 'kafka: { memory: 96Gi, heap: 48Gi }\n',
    },
    finds: [],
  },
  {
    name: 'ZooKeeper, in units of the JVM',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 31, memory: 250Gi }
`,
      'orders.yaml': 'zookeeper: { memory: 96Gi, heap: 40g }\n',
    },
    finds: [
      'orders.yaml:1:34 warning: Heap 40Gi of the ZooKeeper nodes holds less than one of 31Gi, as pointers take twice the room from 32Gi on; set `zookeeper.heap` to 31Gi at most.',
    ],
  },
  {
    name: 'of a pool',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
nodePools:
  - { name: kafka, nodes: 9, cpu: 31000m, memory: 120Gi }
`,
      'orders.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], memory: 96Gi, heap: 36Gi }
`,
    },
    finds: [
      'orders.yaml:3:51 warning: Heap 36Gi of the nodes of pool `orders-brokers` holds less than one of 31Gi, as pointers take twice the room from 32Gi on; set `pools.brokers.heap` to 31Gi at most.',
    ],
  },
]);
