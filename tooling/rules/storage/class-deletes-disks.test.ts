import { describeRule } from '../../../test/support/examples.ts';

describeRule('class-deletes-disks', [
  {
    name: 'it retains',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, reclaimPolicy: Retain }
`,
    },
    finds: [],
  },
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
    name: 'told once for all clusters',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, reclaimPolicy: Delete }
`,
      'orders.yaml': '',
      'payments.yaml': '',
    },
    finds: [
      'cluster.yaml:2:48 warning: Class `ssd` deletes a disk with its claim, as when a namespace is deleted; use one with `reclaimPolicy: Retain` in production.',
    ],
  },
  {
    name: 'staging',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, reclaimPolicy: Delete }
`,
      'orders.yaml': 'tier: staging\n',
    },
    finds: [],
  },
  {
    name: 'no disks',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, reclaimPolicy: Delete }
`,
      'orders.yaml': `tier: development
kafka: { storage: { ephemeral: true } }
zookeeper: { storage: { ephemeral: true } }
`,
    },
    finds: [],
  },
  {
    name: 'of a pool',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
storageClasses:
  - { name: cloud-essd, default: true }
  - { name: fast, reclaimPolicy: Delete }
`,
      'orders.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], storage: { size: 100Gi, class: fast } }
`,
    },
    finds: [
      'cluster.yaml:4:34 warning: Class `fast` deletes a disk with its claim, as when a namespace is deleted; use one with `reclaimPolicy: Retain` in production.',
    ],
  },
]);
