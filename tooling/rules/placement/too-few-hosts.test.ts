import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

/** So many hosts in three zones. */
const hosts = (count: number): string => `nodePools:
  - { name: kafka, nodes: ${count}, cpu: 30, memory: 120Gi, zones: [a, b, c] }
`;

const twoPools = `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 3 }
  b: { roles: [broker], nodes: 3 }
`;

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
  {
    name: 'controllers may share hosts with brokers',
    example: kraftExample('', hosts(4)),
    finds: [],
  },
  {
    name: 'brokers of two pools may not share one',
    example: kraftExample(twoPools, hosts(4)),
    finds: [
      'orders.yaml:3:32 error: The 6 nodes of pools `orders-a` and `orders-b` may not share a host but only 4 hosts can take one, so 2 of them stay pending; run 4 at most, or add hosts. [cluster.yaml:3:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'brokers of two pools with a host each, and one to spare',
    example: kraftExample(twoPools, hosts(7)),
    finds: [],
  },
  {
    name: 'each pool has its own hosts: one of the two is too large',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 4, placement: { nodePool: x } }
  b: { roles: [broker], nodes: 3, placement: { nodePool: y } }
`,
      `nodePools:
  - { name: x, nodes: 3, cpu: 30, memory: 120Gi, zones: [a, b, c], labels: { pool: x } }
  - { name: y, nodes: 9, cpu: 30, memory: 120Gi, zones: [a, b, c], labels: { pool: y } }
`,
    ),
    finds: [
      'orders.yaml:3:32 error: The 4 nodes of pool `orders-a` may not share a host but only 3 hosts can take one, so 1 of them stays pending; run 3 at most, or add hosts. [cluster.yaml:3:23 the nodes of `x`]',
    ],
  },
  {
    name: 'pools of single zones have room, but not together with one of all zones',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2, placement: { zones: [a] } }
  b: { roles: [broker], nodes: 2, placement: { zones: [b] } }
  c: { roles: [broker], nodes: 5 }
`,
      `nodePools:
  - { name: one, nodes: 3, cpu: 30, memory: 120Gi, zones: [a] }
  - { name: two, nodes: 3, cpu: 30, memory: 120Gi, zones: [b] }
  - { name: three, nodes: 2, cpu: 30, memory: 120Gi, zones: [c] }
`,
    ),
    finds: [
      'orders.yaml:3:32 error: The 9 nodes of pools `orders-a`, `orders-b` and `orders-c` may not share a host but only 8 hosts can take one, so 1 of them stays pending; run 8 at most, or add hosts. [cluster.yaml:3:25 the nodes of `one`] [cluster.yaml:4:25 the nodes of `two`] [cluster.yaml:5:27 the nodes of `three`]',
    ],
  },
  {
    name: 'controllers keep away from nodes that are both',
    example: kraftExample(
      `tier: staging
pools:
  controllers: { roles: [controller], nodes: 3, placement: { hosts: required } }
  mixed: { roles: [controller, broker], nodes: 4, placement: { hosts: required } }
`,
      hosts(5),
    ),
    finds: [
      'orders.yaml:3:46 error: The 7 nodes of pools `orders-controllers` and `orders-mixed` may not share a host but only 5 hosts can take one, so 2 of them stay pending; run 5 at most, or add hosts. [cluster.yaml:3:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'a zone for each broker, of two pools',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2, placement: { affinity: &apart { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/broker-role: 'true' } } }] } } } }
  b: { roles: [broker], nodes: 2, placement: { affinity: *apart } }
`,
      hosts(9),
    ),
    finds: [
      'orders.yaml:3:32 error: The 4 nodes of pools `orders-a` and `orders-b` may not share a zone and have 3 zones to run in, so 1 of them stays pending; run 3 at most, or add hosts. [cluster.yaml:3:27 the nodes of `kafka`]',
    ],
  },
  {
    name: 'two may share a host, but there is no room',
    example: kraftExample(
      `tier: development
pools:
  controllers: { roles: [controller], nodes: 1 }
  a: { roles: [broker], nodes: 5, cpu: 10 }
`,
      hosts(1).replace('[a, b, c]', '[a]'),
    ),
    finds: [
      'orders.yaml:4:32 error: The hosts have room for 3 of the 5 nodes of pool `orders-a`, so 2 of them stay pending; run 3 at most, or add hosts. [cluster.yaml:3:27 the nodes of `kafka`]',
    ],
  },
]);
