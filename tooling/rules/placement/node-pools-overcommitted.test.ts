import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-pools-overcommitted', [
  {
    name: 'memory',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 15, memory: 28Gi }
`,
      'orders.yaml': 'kafka: { memory: 20Gi, heap: 6Gi }\n',
      'payments.yaml': 'kafka: { memory: 20Gi, heap: 6Gi }\n',
    },
    finds: [
      'cluster.yaml:2:27 error: 2 Kafka clusters ask for 132Gi of memory on `kafka`, which has 112Gi, so some pods stay pending; add hosts or lower requests. [orders.yaml:1:18 what hz/orders asks for] [payments.yaml:1:18 what hz/payments asks for]',
    ],
  },
  {
    name: 'brokers and ZooKeeper of one cluster',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 4, memory: 28Gi }
`,
      'orders.yaml': `kafka: { cpu: 4 }
zookeeper: { cpu: 2 }
`,
    },
    finds: [
      'cluster.yaml:2:27 error: Brokers and ZooKeeper nodes of `orders` ask for 18 CPU on `kafka`, which has 16, so some pods stay pending; add hosts or lower requests. [orders.yaml:1:15 what hz/orders asks for]',
    ],
  },
  {
    name: 'exactly full',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 3, memory: 28Gi }
`,
      'orders.yaml': `kafka: { cpu: 3 }
zookeeper: { cpu: 1 }
`,
    },
    finds: [],
  },
  {
    name: 'another pool takes the rest',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 3920m, memory: 28Gi, labels: { a: b } }
  - { name: general, nodes: 9, cpu: 3920m, memory: 28Gi }
`,
      'orders.yaml': 'kafka: { cpu: 3, placement: { nodePool: kafka } }\n',
      'payments.yaml': 'kafka: { cpu: 3 }\n',
    },
    finds: [],
  },
  {
    name: 'both are bound to the small one',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 3920m, memory: 28Gi, labels: { a: b } }
  - { name: general, nodes: 9, cpu: 3920m, memory: 28Gi }
`,
      'orders.yaml': 'kafka: { cpu: 3, placement: { nodePool: kafka } }\n',
      'payments.yaml': 'kafka: { cpu: 3, placement: { nodePool: kafka } }\n',
    },
    finds: [
      'cluster.yaml:2:27 error: 2 Kafka clusters ask for 18 CPU on `kafka`, which has 15680m, so some pods stay pending; add hosts or lower requests. [orders.yaml:1:15 what hz/orders asks for] [payments.yaml:1:15 what hz/payments asks for]',
    ],
  },
  {
    name: 'too many brokers by themselves are another rule',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 2, cpu: 3920m, memory: 28Gi }
`,
      'orders.yaml': `kafka: { cpu: 3 }
zookeeper: { placement: { hosts: preferred } }
tier: staging
`,
    },
    finds: [
      'cluster.yaml:2:27 error (too-few-hosts): The hosts have room for 2 of the 3 brokers, so 1 of them stays pending; run 2 at most, or add hosts.',
    ],
  },
  {
    name: 'controllers and brokers of one cluster',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], cpu: 2 }
  brokers: { roles: [broker], cpu: 4 }
`,
      `nodePools:
  - { name: kafka, nodes: 4, cpu: 4, memory: 60Gi }
`,
    ),
    finds: [
      'cluster.yaml:3:27 error: Nodes of pools `orders-brokers` and `orders-controllers` of `orders` ask for 18 CPU on `kafka`, which has 16, so some pods stay pending; add hosts or lower requests. [orders.yaml:3:36 what hz/orders asks for]',
    ],
  },
  {
    name: 'controllers on hosts of their own',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], cpu: 2, placement: { nodePool: small } }
  brokers: { roles: [broker], cpu: 4 }
`,
      `nodePools:
  - { name: kafka, nodes: 4, cpu: 4, memory: 60Gi }
  - { name: small, nodes: 4, cpu: 2, memory: 16Gi, labels: { pool: small } }
`,
    ),
    finds: [],
  },
]);
