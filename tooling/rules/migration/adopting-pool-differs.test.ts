import { describeRule } from '../../../test/support/examples.ts';

const file = (kafka: string, pool: string, phase = 'prepare') =>
  `kafka: { ${kafka} }\nmigration: { phase: ${phase} }\npools:\n  kafka: { name: kafka, roles: [broker]${pool} }\n`;

describeRule('adopting-pool-differs', [
  {
    name: 'fewer nodes',
    example: file('brokers: 4', ', nodes: 3'),
    finds: [
      'orders.yaml:4:49 error: There are 4 brokers, and pool `kafka` that takes them over has 3 nodes; write `nodes: 4`. [orders.yaml:1:19 the brokers that are there]',
    ],
  },
  { name: 'the same twice', example: file('brokers: 3', ', nodes: 3'), finds: [] },
  { name: 'only the pool says', example: file('cpu: 2', ', nodes: 5'), finds: [] },
  {
    name: 'a smaller disk',
    example: file('storage: { size: 100Gi }', ', storage: { size: 50Gi }'),
    finds: [
      'orders.yaml:4:59 error: The disk of 100Gi would shrink to 50Gi in pool `kafka`, which takes the brokers over; keep 100Gi. [orders.yaml:1:10 the disks that are there]',
    ],
  },
  { name: 'a larger disk', example: file('storage: { size: 100Gi }', ', storage: { size: 1Ti }'), finds: [] },
  {
    name: 'another class',
    example: file('storage: { size: 100Gi, class: cloud-ssd }', ', storage: { size: 100Gi, class: cloud-essd }'),
    finds: [
      'orders.yaml:4:73 error: The disk of class `cloud-ssd` would be of class `cloud-essd` in pool `kafka`, which takes the brokers over; keep `cloud-ssd`. [orders.yaml:1:10 the disks that are there]',
    ],
  },
  {
    name: 'volumes instead of a disk',
    example: file('storage: { size: 100Gi }', ', storage: { volumes: [{ id: 0, size: 100Gi, class: cloud-ssd }] }'),
    finds: [
      'orders.yaml:4:42 error: Storage of type `persistent-claim` would become `jbod` in pool `kafka`, which takes the brokers over; keep `persistent-claim`. [orders.yaml:1:10 the disks that are there]',
    ],
  },
  {
    name: 'other volumes',
    example: file(
      'storage: { volumes: [{ id: 0, size: 100Gi, class: cloud-ssd }, { id: 1, size: 100Gi, class: cloud-ssd }] }',
      ', storage: { volumes: [{ id: 0, size: 100Gi, class: cloud-ssd, metadata: true }, { id: 2, size: 100Gi, class: cloud-ssd }] }',
    ),
    finds: [
      'orders.yaml:4:53 error: Volumes 0, 1 would become 0, 2 in pool `kafka`, which takes the brokers over; keep those with the ids 0, 1. [orders.yaml:1:10 the disks that are there]',
    ],
  },
  {
    name: 'later the pool goes its own way',
    example: `${file('brokers: 3', ', nodes: 5', 'migrating')}  controllers: { roles: [controller] }\n`,
    finds: [],
  },
]);
