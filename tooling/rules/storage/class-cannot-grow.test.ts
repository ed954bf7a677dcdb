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
]);
