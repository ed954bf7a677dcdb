import { describeRule } from '../../../test/support/examples.ts';

describeRule('field-unused', [
  {
    name: 'ZooKeeper is left until its nodes are gone',
    example: `stack: zookeeper
migration: { phase: finalised }
pools:
  controllers: { roles: [controller] }
  kafka: { name: kafka, roles: [broker] }
`,
    finds: [],
  },
  {
    name: 'disks and ZooKeeper',
    example: `stack: kraft
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage, value: { type: ephemeral } }
      - { op: add, path: /spec/zookeeper, value: { replicas: 3, storage: { type: ephemeral } } }
`,
    finds: [
      'orders.yaml:5:47 warning: `spec.kafka.storage` is not used with node pools, so what it says has no effect; take it away.',
      'orders.yaml:6:43 warning: `spec.zookeeper` is not used without ZooKeeper, so what it says has no effect; take it away.',
    ],
  },
]);
