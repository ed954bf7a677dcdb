import { describeRule } from '../../../test/support/examples.ts';

describeRule('zookeeper-forgets-brokers', [
  {
    name: 'three nodes help each other',
    example: `tier: development
zookeeper: { nodes: 3, storage: { ephemeral: true } }
`,
    finds: [],
  },
  {
    name: 'in staging nothing else is said of it',
    example: `tier: staging
zookeeper: { nodes: 1, storage: { ephemeral: true } }
`,
    finds: [
      'orders.yaml:2:46 error: The only ZooKeeper node has no disk, so after its first restart the brokers do not start on theirs; give it a `size` in place of `ephemeral`.',
    ],
  },
  {
    name: 'both forget',
    example: `tier: development
kafka: { storage: { ephemeral: true } }
zookeeper: { storage: { ephemeral: true } }
`,
    finds: [],
  },
  {
    name: 'a patch',
    example: `tier: development
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/storage, value: { type: ephemeral } }
`,
    finds: [
      'orders.yaml:5:70 error: The only ZooKeeper node has no disk, so after its first restart the brokers do not start on theirs; give it a `size` in place of `ephemeral`.',
    ],
  },
]);
