import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('storage-ephemeral', [
  {
    name: 'ZooKeeper',
    example: 'zookeeper: { storage: { ephemeral: true } }\n',
    finds: [
      'orders.yaml:1:36 error: The storage of the ZooKeeper nodes is ephemeral, so each restart loses the data of one; use disks in production.',
    ],
  },
  {
    name: 'staging, a single broker',
    example: `tier: staging
kafka: { brokers: 1, storage: { ephemeral: true } }
`,
    finds: [
      'orders.yaml:2:44 warning: The storage of the brokers is ephemeral, so everything is lost with the pod; use disks, or tier `development`.',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { storage: { ephemeral: true } }
`,
    finds: [],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage, value: { type: ephemeral } }
`,
    finds: [
      'orders.yaml:4:66 error: The storage of the brokers is ephemeral, so each restart loses the data of one; use disks in production.',
    ],
  },
  {
    name: 'one volume of several, by a patch',
    example: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }] } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage/volumes/-, value: { id: 1, type: ephemeral } }
`,
    finds: [
      'orders.yaml:5:79 error: The storage of the brokers is ephemeral, so each restart loses the data of one; use disks in production.',
    ],
  },
  {
    name: 'a patch that undoes it',
    example: `kafka: { storage: { ephemeral: true } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage, value: { type: persistent-claim, size: 100Gi } }
`,
    finds: [],
  },
  {
    name: 'pools',
    example: kraftExample(`pools:
  controllers: { roles: [controller], nodes: 1, storage: { ephemeral: true } }
  brokers: { roles: [broker], storage: { ephemeral: true } }
tier: staging
`),
    finds: [
      'orders.yaml:2:71 warning: The storage of the nodes of pool `orders-controllers` is ephemeral, so everything is lost with the pod; use disks, or tier `development`.',
      'orders.yaml:3:53 warning: The storage of the nodes of pool `orders-brokers` is ephemeral, so each restart loses the data of one; use disks, or tier `development`.',
    ],
  },
  {
    name: 'on the way from ZooKeeper',
    example: `tier: staging
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker], storage: { ephemeral: true } }
  controllers: { roles: [controller] }
`,
    finds: [
      'orders.yaml:4:64 warning: The storage of the nodes of pool `kafka` is ephemeral, so each restart loses the data of one; use disks, or tier `development`.',
    ],
  },
]);
