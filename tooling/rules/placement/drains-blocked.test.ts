import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('drains-blocked', [
  {
    name: 'ZooKeeper',
    example: 'zookeeper: { maxUnavailable: 0 }\n',
    finds: [
      'orders.yaml:1:30 error: No host with one of the ZooKeeper nodes can be drained, as `maxUnavailable` is 0 and no drain cleaner runs; set `zookeeper.maxUnavailable` to 1.',
    ],
  },
  {
    name: 'one broker that cannot be drained',
    example: `tier: development
kafka: { maxUnavailable: 0 }
`,
    finds: [
      'orders.yaml:2:26 warning: No host with one of the brokers can be drained, as `maxUnavailable` is 0 and no drain cleaner runs; set `kafka.maxUnavailable` to 1.',
    ],
  },
  {
    name: 'the drain cleaner runs',
    example: {
      'cluster.yaml': 'drainCleaner: { certificate: cert-manager }\n',
      'orders.yaml': `kafka: { maxUnavailable: 0 }
zookeeper: { maxUnavailable: 0 }
`,
    },
    finds: [],
  },
  {
    name: 'the drain cleaner is turned off',
    example: {
      'cluster.yaml': 'drainCleaner: { enabled: false, certificate: cert-manager }\n',
      'orders.yaml': 'kafka: { maxUnavailable: 0 }\n',
    },
    finds: [
      'orders.yaml:1:26 error: No host with one of the brokers can be drained, as `maxUnavailable` is 0 and no drain cleaner runs; set `kafka.maxUnavailable` to 1.',
    ],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/zookeeper/template/podDisruptionBudget/maxUnavailable, value: 0 }
`,
    finds: [
      'orders.yaml:4:98 error: No host with one of the ZooKeeper nodes can be drained, as `maxUnavailable` is 0 and no drain cleaner runs; set `zookeeper.maxUnavailable` to 1.',
    ],
  },
  {
    name: 'one budget for all pools',
    example: kraftExample('kafka: { maxUnavailable: 0 }\n'),
    finds: [
      'orders.yaml:1:26 error: No host with one of the nodes of pools `orders-brokers` and `orders-controllers` can be drained, as `maxUnavailable` is 0 and no drain cleaner runs; set `kafka.maxUnavailable` to 1.',
    ],
  },
  { name: 'pools, one at a time', example: kraftExample(''), finds: [] },
]);
