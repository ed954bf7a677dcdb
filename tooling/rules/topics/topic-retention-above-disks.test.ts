import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-retention-above-disks', [
  {
    name: 'a partition as large as the disk',
    example: {
      'orders/topics.yaml': `topics:
  a: { retentionBytes: 100Gi }
`,
    },
    finds: [
      'orders/topics.yaml:2:24 error: A partition of topic `a` may keep 100Gi and no disk has more than 100Gi, so that is full before anything is deleted; set a small part of it.',
    ],
  },
  {
    name: 'all disks',
    example: {
      'orders/topics.yaml': `topics:
  a: { partitions: 10, retentionBytes: 10Gi }
`,
    },
    finds: [],
  },
  {
    name: 'a little more',
    example: {
      'orders/topics.yaml': `topics:
  a: { partitions: 11, retentionBytes: 10Gi }
`,
    },
    finds: [
      'orders/topics.yaml:2:40 error: Topic `a` may keep 330Gi (10Gi in each of 11 partitions, 3 times) and all disks have 300Gi; set 9309Mi at most.',
    ],
  },
  {
    name: 'several volumes of each broker',
    example: {
      'orders.yaml': `kafka:
  storage: { volumes: [{ id: 0, size: 300Gi }, { id: 1, size: 300Gi }] }
`,
      'orders/topics.yaml': `topics:
  a: { partitions: 12, retentionBytes: 20Gi }
  b: { partitions: 1, retentionBytes: 300Gi }
`,
    },
    finds: [
      'orders/topics.yaml:3:39 error: A partition of topic `b` may keep 300Gi and no disk has more than 300Gi, so that is full before anything is deleted; set a small part of it.',
    ],
  },
  {
    name: 'no limit',
    example: {
      'orders/topics.yaml': `topics:
  a: { retentionBytes: unlimited }
`,
    },
    finds: [],
  },
  {
    name: 'a table',
    example: {
      'orders.yaml': `tier: development
`,
      'orders/topics.yaml': `topics:
  a: { cleanup: compact, config: { retention.bytes: 999999999999 } }
`,
    },
    finds: [],
  },
  {
    name: 'disks that nobody knows',
    example: {
      'orders.yaml': `tier: development
kafka: { storage: { ephemeral: true } }
zookeeper: { storage: { ephemeral: true } }
`,
      'orders/topics.yaml': `topics:
  a: { retentionBytes: 1Ti }
`,
    },
    finds: [],
  },
]);
