import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('zookeeper-nodes-even', [
  {
    name: 'two in staging',
    example: `tier: staging
zookeeper: { nodes: 2 }
`,
    finds: ['orders.yaml:2:21 warning: 2 ZooKeeper nodes outlive the loss of none, as a single one does; set 1 or 3.'],
  },
  {
    name: 'two in production are another rule',
    example: 'zookeeper: { nodes: 2 }\n',
    finds: [
      'orders.yaml:1:21 error (zookeeper-below-three): With 2 ZooKeeper nodes the cluster stops whenever one is down; run 3 in production.',
    ],
  },
  {
    name: 'six',
    example: 'zookeeper: { nodes: 6 }\n',
    finds: ['orders.yaml:1:21 warning: 6 ZooKeeper nodes outlive the loss of 2, as 5 do; set 5 or 7.'],
  },
  { name: 'odd', example: 'zookeeper: { nodes: 7 }\n', finds: [] },
  {
    name: 'a patch',
    example: `tier: development
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/replicas, value: 4 }
`,
    finds: ['orders.yaml:5:63 warning: 4 ZooKeeper nodes outlive the loss of 1, as 3 do; set 3 or 5.'],
  },
  { name: 'no ZooKeeper at all', example: kraftExample(''), finds: [] },
]);
