import { describeRule } from '../../../test/support/examples.ts';

describeRule('class-binds-immediately', [
  {
    name: 'one zone',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a] }
storageClasses:
  - { name: ssd, default: true, volumeBindingMode: Immediate }
`,
    },
    finds: [],
  },
  {
    name: 'pods are kept in one zone',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, volumeBindingMode: Immediate }
`,
      'orders.yaml': `tier: staging
kafka: { placement: { zones: [cn-hangzhou-h] } }
zookeeper: { placement: { zones: [cn-hangzhou-h] } }
`,
    },
    finds: [],
  },
  {
    name: 'only ZooKeeper uses it',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true }
  - { name: essd, volumeBindingMode: Immediate }
`,
      'orders.yaml': 'zookeeper: { storage: { class: essd } }\n',
    },
    finds: [
      'cluster.yaml:3:38 warning: Class `essd` makes disks before their pod has a host, in any of 3 zones; use a class with `WaitForFirstConsumer`.',
    ],
  },
  {
    name: 'nobody uses it',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true }
  - { name: essd, volumeBindingMode: Immediate }
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
  - { name: ssd, default: true, volumeBindingMode: Immediate }
`,
      'orders.yaml': '',
      'payments.yaml': '',
    },
    finds: [
      'cluster.yaml:2:52 warning: Class `ssd` makes disks before their pod has a host, in any of 3 zones; use a class with `WaitForFirstConsumer`.',
    ],
  },
  {
    name: 'development',
    example: {
      'cluster.yaml': `storageClasses:
  - { name: ssd, default: true, volumeBindingMode: Immediate }
`,
      'orders.yaml': 'tier: development\n',
    },
    finds: [],
  },
]);
