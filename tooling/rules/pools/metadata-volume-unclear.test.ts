import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('metadata-volume-unclear', [
  {
    name: 'none, by a patch',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 1, size: 100Gi }, { id: 0, size: 100Gi }] } }
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations: [{ op: remove, path: /spec/storage/volumes/0/kraftMetadata }]
`,
    finds: [
      'orders.yaml:4:42 error: No volume of the nodes of pool `orders-brokers` is named for the metadata, so it is the one with the lowest number, until a lower one comes; set `kraftMetadata: shared` at it.',
    ],
  },
  {
    name: 'two, by a patch',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations: [{ op: add, path: /spec/storage/volumes/1/kraftMetadata, value: shared }]
`),
    finds: [
      'orders.yaml:6:81 error: Two volumes of the nodes of pool `orders-brokers` are named for the metadata, and only one can hold them; leave it at one. [orders.yaml:3:42 the first of them]',
    ],
  },
  {
    name: 'one volume, one named, none named in the file',
    example: kraftExample(`pools:
  controllers: { roles: [controller], storage: { volumes: [{ id: 0, size: 20Gi }] } }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, metadata: true }] } }
  more: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }
`),
    finds: [],
  },
  {
    name: 'ZooKeeper keeps the metadata',
    example: 'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] } }\n',
    finds: [],
  },
]);
