import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-overrides-operator', [
  {
    name: 'each of them',
    example: `zookeeper:
  config:
    dataLogDir: /x
    clientPort: 2182
    secureClientPort: 2182
    authProvider.1: x
    serverCnxnFactory: x
    sslQuorum: false
    standaloneEnabled: true
    reconfigEnabled: false
`,
    finds: [
      "orders.yaml:3:5 error: Setting `dataLogDir` of ZooKeeper replaces the operator's own, which misses it by its capitals, so its data would not be on the disk; remove it.",
      "orders.yaml:4:5 error: Setting `clientPort` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:5:5 error: Setting `secureClientPort` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:6:5 error: Setting `authProvider.1` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:7:5 error: Setting `serverCnxnFactory` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:8:5 error: Setting `sslQuorum` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:9:5 error: Setting `standaloneEnabled` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
      "orders.yaml:10:5 error: Setting `reconfigEnabled` of ZooKeeper replaces the operator's own, which misses it by its capitals; remove it.",
    ],
  },
  {
    name: 'in other letters they mean nothing',
    example: `zookeeper:
  config:
    datadir: /x
    DATADIR: /x
`,
    finds: [],
  },
  {
    name: 'brokers',
    example: `kafka:
  config:
    zookeeper.clientCnxnSocket: x
`,
    finds: [
      "orders.yaml:3:5 error: Setting `zookeeper.clientCnxnSocket` of brokers replaces the operator's own, which misses it by its capitals; remove it.",
    ],
  },
  {
    name: 'by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/config, value: { dataDir: /x } }
`,
    finds: [
      "orders.yaml:4:59 error: Setting `dataDir` of ZooKeeper replaces the operator's own, which misses it by its capitals, so its data would not be on the disk; remove it.",
    ],
  },
  {
    name: 'others',
    example: `zookeeper:
  config:
    maxClientCnxns: 100
    autopurge.snapRetainCount: 5
`,
    finds: [],
  },
]);
