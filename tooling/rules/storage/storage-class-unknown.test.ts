import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('storage-class-unknown', [
  { name: 'the default class', example: '', finds: [] },
  {
    name: 'ZooKeeper',
    example: 'zookeeper:\n  storage: { class: clod-ssd }\n',
    finds: [
      'orders.yaml:2:21 error: hz has no storage class `clod-ssd`; did you mean `cloud-ssd`? [cluster.yaml:6:1 the storage classes of hz]',
    ],
  },
  {
    name: 'one volume of several',
    example: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi, class: cloud-ssd }
      - { id: 1, size: 100Gi, class: rocketmq-storage }
`,
    finds: [
      'orders.yaml:5:38 error: hz has no storage class `rocketmq-storage`; expected `cloud-essd` or `cloud-ssd`. [cluster.yaml:6:1 the storage classes of hz]',
    ],
  },
  { name: 'no volume, no class', example: 'tier: development\nkafka:\n  storage: { ephemeral: true }\n', finds: [] },
  {
    name: 'a class that the cluster does not take over from another Kubernetes cluster',
    example: {
      'cluster.yaml': 'storageClasses: [{ name: gp3, default: true }]\n',
      'orders.yaml': 'kafka: { storage: { class: cloud-ssd } }\n',
    },
    finds: [
      'orders.yaml:1:28 error: hz has no storage class `cloud-ssd`; expected `gp3`. [cluster.yaml:1:1 the storage classes of hz]',
    ],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/zookeeper/storage/class, value: cloud-ssd-2 }]
`,
    finds: [
      'orders.yaml:3:77 error: hz has no storage class `cloud-ssd-2`; did you mean `cloud-ssd`? [cluster.yaml:6:1 the storage classes of hz]',
    ],
  },
  {
    name: 'of a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi, class: cloud-sdd } }
`),
    finds: [
      'orders.yaml:3:62 error: hz has no storage class `cloud-sdd`; did you mean `cloud-ssd`? [cluster.yaml:7:1 the storage classes of hz]',
    ],
  },
]);
