import { describeRule } from '../../../test/support/examples.ts';

describeRule('zookeeper-config-refused', [
  {
    name: 'limits',
    example: `zookeeper:
  config:
    initLimit: 0
    syncLimit: many
    maxClientCnxns: 0
`,
    finds: [
      "orders.yaml:3:16 error: ZooKeeper setting `initLimit` is 0, so its nodes do not start; set 1 or more; the operator's own is 5.",
      'orders.yaml:4:16 error: ZooKeeper setting `syncLimit` is `many`, so its nodes do not start; set a whole number.',
    ],
  },
  {
    name: 'sessions',
    example: `zookeeper:
  config:
    minSessionTimeout: 60000
`,
    finds: [
      'orders.yaml:3:24 error: ZooKeeper setting `minSessionTimeout` makes the shortest session (60000 ms) longer than the longest (40000 ms), so its nodes do not start; set `minSessionTimeout` to no more than `maxSessionTimeout`.',
    ],
  },
  {
    name: 'sessions that fit',
    example: `zookeeper:
  config:
    minSessionTimeout: 6000
    maxSessionTimeout: 60000
`,
    finds: [],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/config, value: { tickTime: 0 } }
`,
    finds: [
      "orders.yaml:4:69 error: ZooKeeper setting `tickTime` is 0, so its nodes do not start; set 1 or more; the operator's own is 2000.",
    ],
  },
  {
    name: 'what only becomes a system property',
    example: `zookeeper:
  config:
    snapshot.compression.method: gz
    foo: bar
`,
    finds: [],
  },
]);
