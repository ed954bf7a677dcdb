import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-pool-not-selected', [
  { name: 'the only pool', example: 'kafka: { placement: { nodePool: kafka } }\n', finds: [] },
  {
    name: 'the other pool refuses them',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi }
  - { name: gpu, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: gpu, effect: NoSchedule }] }
`,
      'orders.yaml': 'zookeeper: { placement: { nodePool: kafka } }\n',
    },
    finds: [],
  },
  {
    name: 'both pools have the label',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, labels: { a: b } }
  - { name: other, nodes: 9, cpu: 15, memory: 60Gi, labels: { a: b } }
`,
      'orders.yaml': 'zookeeper: { placement: { nodePool: kafka } }\n',
    },
    finds: [],
  },
  {
    name: 'development',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi }
  - { name: other, nodes: 9, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': `tier: development
kafka: { placement: { nodePool: kafka } }
`,
    },
    finds: [],
  },
  {
    name: 'ZooKeeper, with three pools',
    example: {
      'cluster.yaml': `nodePools:
  - { name: a, nodes: 9, cpu: 15, memory: 60Gi }
  - { name: b, nodes: 9, cpu: 15, memory: 60Gi }
  - { name: c, nodes: 9, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': 'zookeeper: { placement: { nodePool: b } }\n',
    },
    finds: [
      'orders.yaml:1:37 warning: Pool `b` has no labels to select it by, so the ZooKeeper nodes may run on `a` or `c` as well; give the pool `labels` in cluster.yaml. [cluster.yaml:3:5 the pool]',
    ],
  },
  {
    name: 'nodes of a pool',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], placement: { nodePool: b } }
  brokers: { roles: [broker] }
`,
      `nodePools:
  - { name: a, nodes: 9, cpu: 15, memory: 60Gi }
  - { name: b, nodes: 9, cpu: 15, memory: 60Gi }
`,
    ),
    finds: [
      'orders.yaml:2:62 warning: Pool `b` has no labels to select it by, so the nodes of pool `orders-controllers` may run on `a` as well; give the pool `labels` in cluster.yaml. [cluster.yaml:4:5 the pool]',
    ],
  },
]);
