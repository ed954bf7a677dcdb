import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('larger-than-any-host', [
  {
    name: 'the broker of the article on a node of 4 CPU and 16 GiB',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 6, cpu: 3920m, memory: 13Gi }
`,
      'orders.yaml': `kafka:
  cpu: 4
  cpuLimit: 4
  memory: 16Gi
  heap: 3072m
`,
    },
    finds: [
      'orders.yaml:2:8 error: A broker asks for 4 CPU but the largest host it may run on, of pool `kafka`, has 3920m CPU, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:2:35 the hosts of `kafka`]',
      'orders.yaml:4:11 error: A broker asks for 16Gi but the largest host it may run on, of pool `kafka`, has 13Gi, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:2:50 the hosts of `kafka`]',
    ],
  },
  {
    name: 'exactly as large',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 6, cpu: 4, memory: 16Gi }
`,
      'orders.yaml': 'kafka: { cpu: 4, memory: 16384Mi }\n',
    },
    finds: [],
  },
  {
    name: 'the larger of two pools',
    example: {
      'cluster.yaml': `nodePools:
  - { name: small, nodes: 6, cpu: 1900m, memory: 6Gi }
  - { name: large, nodes: 6, cpu: 7800m, memory: 28Gi }
`,
      'orders.yaml': 'kafka: { cpu: 4, memory: 16Gi }\n',
    },
    finds: [],
  },
  {
    name: 'but bound to the smaller one',
    example: {
      'cluster.yaml': `nodePools:
  - { name: small, nodes: 6, cpu: 1900m, memory: 6Gi, labels: { size: small } }
  - { name: large, nodes: 6, cpu: 7800m, memory: 28Gi }
`,
      'orders.yaml': 'kafka: { cpu: 1, memory: 16Gi, placement: { nodePool: small } }\n',
    },
    finds: [
      'orders.yaml:1:26 error: A broker asks for 16Gi but the largest host it may run on, of pool `small`, has 6Gi, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:2:50 the hosts of `small`]',
    ],
  },
  {
    name: 'CPU on one pool and memory on the other',
    example: {
      'cluster.yaml': `nodePools:
  - { name: cpu, nodes: 6, cpu: 15, memory: 15Gi }
  - { name: memory, nodes: 6, cpu: 1900m, memory: 60Gi }
`,
      'orders.yaml': 'kafka: { cpu: 4, memory: 16Gi }\n',
    },
    finds: [
      'orders.yaml:1:26 error: A broker asks for 4 CPU and 16Gi but no host it may run on has both: the largest has 1.9 CPU and 60Gi, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:3:51 the hosts of `memory`]',
    ],
  },
  {
    name: 'ZooKeeper',
    example: 'zookeeper: { cpu: 20 }\n',
    finds: [
      'orders.yaml:1:19 error: A ZooKeeper node asks for 20 CPU but the largest host it may run on, of pool `kafka`, has 15.5 CPU, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:5:35 the hosts of `kafka`]',
    ],
  },
  {
    name: 'a patch that takes the request away leaves the limit',
    example: `kafka: { cpu: 20, cpuLimit: 20 }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/resources/requests/cpu }
`,
    finds: [
      'orders.yaml:1:29 error: A broker asks for 20 CPU but the largest host it may run on, of pool `kafka`, has 15.5 CPU, so it stays pending; lower its requests or use larger hosts. [cluster.yaml:5:35 the hosts of `kafka`]',
    ],
  },
  {
    name: 'a pool for those who ask for it would do',
    example: {
      'cluster.yaml': `nodePools:
  - { name: general, nodes: 9, cpu: 3900m, memory: 14Gi }
  - { name: kafka, nodes: 9, cpu: 7900m, memory: 29Gi, taints: [{ key: a, effect: NoSchedule }] }
`,
      'orders.yaml': 'kafka: { cpu: 4 }\n',
    },
    finds: [
      'orders.yaml:1:15 error: A broker asks for 4 CPU but the largest host it may run on, of pool `general`, has 3.9 CPU, so it stays pending; pool `kafka` has larger hosts: set `kafka.placement.nodePool` to `kafka`. [cluster.yaml:2:37 the hosts of `general`]',
    ],
  },
  {
    name: 'no node pools, no verdict',
    example: { 'cluster.yaml': 'nodePools: []\n', 'orders.yaml': 'kafka: { cpu: 400 }\n' },
    finds: [],
  },
  {
    name: 'a pool',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], cpu: 4 }
`,
      `nodePools:
  - { name: general, nodes: 9, cpu: 3, memory: 60Gi }
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, taints: [{ key: a, effect: NoSchedule }] }
`,
    ),
    finds: [
      'orders.yaml:3:36 error: A node of pool `orders-brokers` asks for 4 CPU but the largest host it may run on, of pool `general`, has 3 CPU, so it stays pending; pool `kafka` has larger hosts: set `pools.brokers.placement.nodePool` to `kafka`. [cluster.yaml:3:37 the hosts of `general`]',
    ],
  },
  {
    name: 'a pool on hosts of its own',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], cpu: 4, placement: { nodePool: kafka } }
`,
      `nodePools:
  - { name: general, nodes: 9, cpu: 3, memory: 60Gi }
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, labels: { pool: kafka } }
`,
    ),
    finds: [],
  },
]);
