import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-pools-missing', [
  {
    name: 'a patch takes the nodes away',
    example: `stack: kraft
patches:
  - target: { kind: KafkaNodePool }
    operations: [{ op: replace, path: /spec/replicas, value: 0 }]
`,
    finds: [
      'profiles/sound-kraft.yaml:8:1 error: All node pools of Kafka `orders` have 0 nodes, so the operator refuses the cluster; give it a KafkaNodePool in its namespace, with the label `strimzi.io/cluster: orders` and one node at least.',
    ],
  },
  {
    name: 'on a release without ZooKeeper',
    example: kraftExample(`pools:
  nodes: { roles: [controller, broker], nodes: 0 }
`),
    finds: [
      'orders.yaml:1:1 error: All node pools of Kafka `orders` have 0 nodes, so the operator refuses the cluster; give it a KafkaNodePool in its namespace, with the label `strimzi.io/cluster: orders` and one node at least.',
    ],
  },
  {
    name: 'a single node is enough',
    example: kraftExample(`tier: development
pools:
  nodes: { roles: [controller, broker], nodes: 1 }
`),
    finds: [],
  },
  {
    name: 'ZooKeeper has no pools',
    example: 'kafka: { brokers: 3 }\n',
    finds: [],
  },
]);
