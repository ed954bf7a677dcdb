import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('volumes-differ-in-size', [
  {
    name: 'the same size in another unit',
    example: 'kafka: { storage: { volumes: [{ id: 0, size: 1Ti }, { id: 1, size: 1024Gi }] } }\n',
    finds: [],
  },
  { name: 'a single one', example: 'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }] } }\n', finds: [] },
  {
    name: 'three',
    example: `tier: staging
kafka:
  storage:
    volumes:
      - { id: 0, size: 200Gi }
      - { id: 1, size: 100Gi }
      - { id: 2, size: 200G }
`,
    finds: [
      'orders.yaml:6:24 warning: Volume 1 has 100Gi and volume 0 200Gi, though both get as many partitions; make it 200Gi. [orders.yaml:5:24 the largest]',
      'orders.yaml:7:24 warning: Volume 2 has 200G and volume 0 200Gi, though both get as many partitions; make it 200Gi. [orders.yaml:5:24 the largest]',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { storage: { volumes: [{ id: 0, size: 20Gi }, { id: 1, size: 40Gi }] } }
`,
    finds: [],
  },
  {
    name: 'each pool by itself',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], storage: { volumes: [{ id: 0, size: 350Gi }, { id: 1, size: 350Gi }] } }
  b: { roles: [broker], storage: { volumes: [{ id: 0, size: 500Gi }, { id: 1, size: 200Gi }] } }
`),
    finds: [
      'orders.yaml:4:85 warning: Volume 1 has 200Gi and volume 0 500Gi, though both get as many partitions; make it 500Gi. [orders.yaml:4:61 the largest]',
    ],
  },
  {
    name: 'controllers use one of them',
    example: kraftExample(`pools:
  controllers: { roles: [controller], storage: { volumes: [{ id: 0, size: 20Gi, metadata: true }, { id: 1, size: 50Gi }] } }
  brokers: { roles: [broker] }
`),
    finds: [],
  },
]);
