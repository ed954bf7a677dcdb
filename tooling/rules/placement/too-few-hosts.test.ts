import { describeRule } from '../../../test/support/examples.ts';

describeRule('too-few-hosts', [
  {
    name: 'as many as hosts',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': `tier: staging
kafka: { brokers: 4, placement: { hosts: required } }
`,
    },
    finds: [],
  },
  {
    name: 'brokers and ZooKeeper on two hosts',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 2, cpu: 15, memory: 60Gi }
`,
    },
    finds: [
      'cluster.yaml:2:27 error: The 3 ZooKeeper nodes may not share a host but only 2 hosts can take one, so 1 of them stays pending; run 2 at most, or add hosts.',
      'cluster.yaml:2:27 error: The 3 brokers may not share a host but only 2 hosts can take one, so 1 of them stays pending; run 2 at most, or add hosts.',
    ],
  },
  {
    name: 'only some hosts are large enough',
    example: {
      'cluster.yaml': `nodePools:
  - { name: large, nodes: 2, cpu: 15, memory: 60Gi }
  - { name: small, nodes: 9, cpu: 3, memory: 4Gi }
`,
      'orders.yaml': 'kafka: { memory: 16Gi }\n',
    },
    finds: [
      'cluster.yaml:2:27 error: The 3 brokers may not share a host but only 2 hosts can take one, so 1 of them stays pending; run 2 at most, or add hosts.',
    ],
  },
  {
    name: 'apart by zone',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
`,
      'orders.yaml': `kafka:
  brokers: 5
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    },
    finds: [
      'orders.yaml:2:12 error: The 5 brokers may not share a zone and have 3 zones to run in, so 2 of them stay pending; run 3 at most, or add hosts. [cluster.yaml:2:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'apart by zone, as many as zones',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [],
  },
  {
    name: 'together on few hosts, which is too much for them',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 2, cpu: 4, memory: 60Gi }
`,
      'orders.yaml': `tier: staging
kafka: { cpu: 3, brokers: 3 }
`,
    },
    finds: [
      'orders.yaml:2:27 error: The hosts have room for 2 of the 3 brokers, so 1 of them stays pending; run 2 at most, or add hosts. [cluster.yaml:2:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'together on few hosts',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 2, cpu: 8, memory: 60Gi }
`,
      'orders.yaml': `tier: staging
kafka: { cpu: 3, brokers: 4 }
`,
    },
    finds: [],
  },
  {
    name: 'only in one zone of three',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 5, cpu: 15, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
`,
      'orders.yaml': `tier: staging
zookeeper: { nodes: 5, placement: { hosts: required, zones: [cn-hangzhou-h] } }
`,
    },
    finds: [
      'orders.yaml:2:21 error: The 5 ZooKeeper nodes may not share a host but only 3 hosts can take one, so 2 of them stay pending; run 3 at most, or add hosts. [cluster.yaml:2:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'a patch that raises the number',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/replicas, value: 12 }
`,
    finds: [
      'orders.yaml:4:59 error: The 12 brokers may not share a host but only 9 hosts can take one, so 3 of them stay pending; run 9 at most, or add hosts. [cluster.yaml:5:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'no node pools, no verdict',
    example: { 'cluster.yaml': 'nodePools: []\n', 'orders.yaml': 'kafka: { brokers: 100 }\n' },
    finds: [],
  },
]);
