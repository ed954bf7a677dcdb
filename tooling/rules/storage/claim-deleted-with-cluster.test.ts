import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('claim-deleted-with-cluster', [
  { name: 'left out', example: '', finds: [] },
  {
    name: 'ZooKeeper in staging',
    example: `tier: staging
zookeeper: { storage: { deleteClaim: true } }
`,
    finds: [
      'orders.yaml:2:38 warning: The disks of the ZooKeeper nodes are deleted with the Kafka resource; set `deleteClaim` to false.',
    ],
  },
  {
    name: 'one volume of several',
    example: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi }
      - { id: 1, size: 100Gi, deleteClaim: true }
`,
    finds: [
      'orders.yaml:5:44 error: The disks of the brokers are deleted with the Kafka resource; set `deleteClaim` to false.',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { storage: { deleteClaim: true } }
`,
    finds: [],
  },
  {
    name: 'a patch that undoes it',
    example: `kafka: { storage: { deleteClaim: true } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/deleteClaim, value: false }
`,
    finds: [],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/storage/deleteClaim, value: true }
`,
    finds: [
      'orders.yaml:4:74 error: The disks of the ZooKeeper nodes are deleted with the Kafka resource; set `deleteClaim` to false.',
    ],
  },
  {
    name: 'a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi, deleteClaim: true } }
`),
    finds: [
      'orders.yaml:3:68 error: The disks of the nodes of pool `orders-brokers` are deleted with their KafkaNodePool; set `deleteClaim` to false.',
    ],
  },
  {
    name: 'brokers of two pools take it from one line',
    example: kraftExample(`kafka: { storage: { size: 100Gi, deleteClaim: true } }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:1:47 error: The disks of the nodes of pool `orders-brokers` are deleted with their KafkaNodePool; set `deleteClaim` to false.',
    ],
  },
]);
