import { describeRule } from '../../../test/support/examples.ts';

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
]);
