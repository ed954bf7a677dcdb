import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-pool-unknown', [
  {
    name: 'ZooKeeper',
    example: 'zookeeper:\n  placement: { nodePool: kafka2 }\n',
    finds: [
      'orders.yaml:2:26 error: hz has no node pool `kafka2`; did you mean `kafka`? [cluster.yaml:4:1 the node pools of hz]',
    ],
  },
  {
    name: 'a Kubernetes cluster that describes none',
    example: { 'cluster.yaml': 'nodePools: []\n', 'orders.yaml': 'kafka: { placement: { nodePool: kafka } }\n' },
    finds: [
      'orders.yaml:1:33 error: hz has no node pool `kafka`; cluster.yaml names none. [cluster.yaml:1:1 the node pools of hz]',
    ],
  },
  {
    name: 'a pool, and what two pools have from `kafka`',
    example: kraftExample(`kafka: { placement: { nodePool: kafak } }
pools:
  controllers: { roles: [controller], placement: { nodePool: general } }
  a: { roles: [broker] }
  b: { roles: [broker] }
`),
    finds: [
      'orders.yaml:1:33 error: hz has no node pool `kafak`; did you mean `kafka`? [cluster.yaml:5:1 the node pools of hz]',
      'orders.yaml:3:62 error: hz has no node pool `general`; expected `kafka`. [cluster.yaml:5:1 the node pools of hz]',
    ],
  },
]);
