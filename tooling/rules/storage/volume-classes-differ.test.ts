import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('volume-classes-differ', [
  {
    name: 'one that cannot grow, in a pool',
    example: kraftExample(
      `tier: staging
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi, class: fixed }, { id: 1, size: 100Gi, class: essd }] } }
`,
      `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
`,
    ),
    finds: [
      'orders.yaml:4:119 warning: Volume 1 of the nodes of pool `orders-brokers` is of class `essd`, which can grow, unlike `fixed` of volume 0; use one class for all. [orders.yaml:4:81 the other class]',
    ],
  },
  {
    name: 'in production the class is told by itself',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
`,
      'orders.yaml':
        'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, class: fixed }] } }\n',
    },
    finds: [
      'cluster.yaml:3:42 warning (class-cannot-grow): Disks of class `fixed` cannot grow when they fill up; allow expansion, or use another class.',
    ],
  },
  {
    name: 'other names for the same',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: essd, default: true, maxSize: 32Ti }
  - { name: ssd, maxSize: 32Ti, volumeBindingMode: WaitForFirstConsumer, allowVolumeExpansion: true }
`,
      'orders.yaml': 'kafka: { storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, class: ssd }] } }\n',
    },
    finds: [],
  },
  {
    name: 'other classes in other pools',
    example: kraftExample(
      `tier: staging
pools:
  controllers: { roles: [controller], storage: { size: 20Gi, class: fixed } }
  brokers: { roles: [broker], storage: { size: 100Gi } }
`,
      `storageClasses:
  - { name: essd, default: true }
  - { name: fixed, allowVolumeExpansion: false }
`,
    ),
    finds: [],
  },
]);
