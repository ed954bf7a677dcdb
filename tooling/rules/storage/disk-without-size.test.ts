import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('disk-without-size', [
  {
    name: 'a patch takes it away',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/zookeeper/storage/size }
`,
    finds: [
      'orders.yaml:1:1 error: A disk of the ZooKeeper nodes has no size, so the operator refuses the cluster; set `size`.',
    ],
  },
  {
    name: 'empty',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: "" }
`,
    finds: [
      'orders.yaml:4:63 error: A disk of the brokers has no size, so the operator refuses the cluster; set `size`.',
    ],
  },
  {
    name: 'ephemeral storage needs none',
    example: `tier: development
kafka: { storage: { ephemeral: true } }
`,
    finds: [],
  },
  {
    name: 'a patch takes every volume away',
    example: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }] } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/storage/volumes/0 }
`,
    finds: [
      'orders.yaml:1:21 error: The brokers have a list of volumes with nothing in it, so the operator refuses the cluster; add a volume, or write `size` instead.',
    ],
  },
  {
    name: 'a pool without volumes',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [] } }
`),
    finds: [
      'orders.yaml:3:42 error: The nodes of pool `orders-brokers` have a list of volumes with nothing in it, so the operator refuses the cluster; add a volume, or write `size` instead.',
    ],
  },
  {
    name: 'a patch takes the size of a pool',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: remove, path: /spec/storage/size }
`),
    finds: [
      'profiles/sound-kraft.yaml:10:3 error: A disk of the nodes of pool `orders-brokers` has no size, so the operator refuses the cluster; set `size`.',
    ],
  },
]);
