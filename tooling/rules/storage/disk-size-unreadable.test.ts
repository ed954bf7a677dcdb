import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('disk-size-unreadable', [
  {
    name: 'bytes',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: "107374182400" }
`,
    finds: [],
  },
  {
    name: 'an exponent',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: "100e9" }
`,
    finds: [],
  },
  {
    name: 'an exponent in upper case',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: "100E9" }
`,
    finds: ['orders.yaml:4:63 error: Size 100E9 is nothing that the operator can read; write it like `100Gi`.'],
  },
  {
    name: 'a unit in lower case',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: 100gi }
`,
    finds: ['orders.yaml:4:63 error: Size 100gi is nothing that Kubernetes can read; write it like `100Gi`.'],
  },
  {
    name: 'a unit of disks in shops',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/storage/size, value: 100GB }
`,
    finds: ['orders.yaml:4:67 error: Size 100GB is nothing that Kubernetes can read; write it like `100Gi`.'],
  },
  {
    name: 'a kilo in upper case',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/storage/size, value: 104857600K }
`,
    finds: ['orders.yaml:4:63 error: Size 104857600K is nothing that Kubernetes can read; write it like `100Gi`.'],
  },
  {
    name: 'one of several',
    example: `kafka:
  storage:
    volumes:
      - { id: 0, size: 100Gi }
      - { id: 1, size: 107374183k }
`,
    finds: [
      'orders.yaml:4:24 warning (volumes-differ-in-size): Volume 0 has 100Gi and volume 1 107374183k, though both get as many partitions; make it 107374183k. [orders.yaml:5:24 the largest]',
      'orders.yaml:5:24 error: Size 107374183k is nothing that the operator can read; write it like `100Gi`.',
    ],
  },
  {
    name: 'of a pool',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 107374182k } }
`),
    finds: ['orders.yaml:3:48 error: Size 107374182k is nothing that the operator can read; write it like `100Gi`.'],
  },
]);
