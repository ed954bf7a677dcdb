import { describeRule } from '../../../test/support/examples.ts';

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
]);
