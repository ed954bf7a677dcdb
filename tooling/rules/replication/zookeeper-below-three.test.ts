import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('zookeeper-below-three', [
  {
    name: 'two',
    example: 'zookeeper: { nodes: 2 }\n',
    finds: [
      'orders.yaml:1:21 error: With 2 ZooKeeper nodes the cluster stops whenever one is down; run 3 in production.',
    ],
  },
  { name: 'five', example: 'zookeeper: { nodes: 5 }\n', finds: [] },
  {
    name: 'one in staging',
    example: `tier: staging
zookeeper: { nodes: 1 }
`,
    finds: [],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/replicas, value: 1 }
`,
    finds: [
      'orders.yaml:4:63 error: With 1 ZooKeeper node the cluster stops whenever one is down; run 3 in production.',
    ],
  },
  { name: 'no ZooKeeper at all', example: kraftExample(''), finds: [] },
]);
