import { describeRule } from '../../../test/support/examples.ts';

describeRule('zookeeper-never-purges', [
  {
    name: 'less than nothing, in staging',
    example: `tier: staging
zookeeper:
  config:
    autopurge.purgeInterval: "-1"
`,
    finds: [
      'orders.yaml:4:30 warning: `autopurge.purgeInterval` is -1, so ZooKeeper keeps every snapshot until its disk is full; leave it out, or set a number of hours.',
    ],
  },
  {
    name: 'every hour',
    example: `zookeeper:
  config:
    autopurge.purgeInterval: 1
`,
    finds: [],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/config, value: { autopurge.purgeInterval: 0 } }
`,
    finds: [
      'orders.yaml:4:84 error: `autopurge.purgeInterval` is 0, so ZooKeeper keeps every snapshot until its disk is full; leave it out, or set a number of hours.',
    ],
  },
]);
