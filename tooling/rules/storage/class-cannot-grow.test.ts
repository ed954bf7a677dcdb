import { describeRule } from '../../../test/support/examples.ts';

describeRule('class-cannot-grow', [
  {
    name: 'nothing is said, no verdict',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true }
`,
    },
    finds: [],
  },
  {
    name: 'it can',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, allowVolumeExpansion: true }
`,
    },
    finds: [],
  },
  {
    name: 'staging',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, allowVolumeExpansion: false }
`,
      'orders.yaml': 'tier: staging\n',
    },
    finds: [],
  },
  {
    name: 'nobody uses it',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true }
  - { name: essd, allowVolumeExpansion: false }
`,
    },
    finds: [],
  },
  {
    name: 'of a volume of a pool',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
storageClasses:
  - { name: cloud-essd, default: true }
  - { name: local, allowVolumeExpansion: false }
`,
      'orders.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi, class: local }] } }
`,
    },
    finds: [
      'cluster.yaml:4:42 warning: Disks of class `local` cannot grow when they fill up; allow expansion, or use another class.',
    ],
  },
]);
