import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('volume-id-repeated', [
  {
    name: 'three volumes, the last one again',
    example: `kafka:
  storage:
    volumes:
      - { id: 4, size: 100Gi }
      - { id: 2, size: 100Gi }
      - { id: 4, size: 100Gi }
`,
    finds: [
      'orders.yaml:6:15 error: Two volumes have the number 4; give this one another, such as 5. [orders.yaml:4:15 the first of them]',
    ],
  },
  {
    name: 'a patch',
    example: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }] } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/storage/volumes/-, value: { id: 0, type: persistent-claim, size: 100Gi } }
`,
    finds: [
      'orders.yaml:5:70 error: Two volumes have the number 0; give this one another, such as 1. [orders.yaml:1:37 the first of them]',
    ],
  },
  {
    name: 'a gap is fine',
    example: 'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 7, size: 100Gi }] } }\n',
    finds: [],
  },
  {
    name: 'in a pool, and not between pools',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 0, size: 100Gi }] } }
  b: { roles: [broker], storage: { volumes: [{ id: 0, size: 200Gi }] } }
`),
    finds: [
      'orders.yaml:3:76 error: Two volumes have the number 0; give this one another, such as 1. [orders.yaml:3:52 the first of them]',
    ],
  },
  {
    name: 'brokers on the way from ZooKeeper',
    example: `kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 0, size: 100Gi }] } }
migration: { phase: prepare }
pools: { kafka: { name: kafka, roles: [broker] } }
`,
    finds: [
      'orders.yaml:1:61 error: Two volumes have the number 0; give this one another, such as 1. [orders.yaml:1:37 the first of them]',
    ],
  },
  {
    name: 'no number at all',
    example: kraftExample(`patches:
  - target: { kind: KafkaNodePool, name: orders-brokers }
    operations:
      - { op: add, path: /spec/storage, value: { type: jbod, volumes: [{ type: persistent-claim, size: 100Gi, class: cloud-essd }] } }
`),
    finds: [
      'orders.yaml:4:72 error: A volume of the nodes of pool `orders-brokers` has no number, so the operator refuses the cluster; give it one, such as 0.',
    ],
  },
]);
