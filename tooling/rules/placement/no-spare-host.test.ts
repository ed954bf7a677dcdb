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

describeRule('no-spare-host', [
  {
    name: 'four hosts for three',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 15, memory: 60Gi }
`,
    },
    finds: [],
  },
  {
    name: 'three large ones and others that are too small',
    example: {
      'cluster.yaml': `nodePools:
  - { name: large, nodes: 3, cpu: 15, memory: 60Gi }
  - { name: small, nodes: 9, cpu: 2, memory: 4Gi }
`,
      'orders.yaml': 'kafka: { cpu: 4 }\n',
    },
    finds: [
      'cluster.yaml:2:27 warning: Each of the 3 hosts that can take a broker has one, so under maintenance of a host one of the brokers stays pending; add a host.',
    ],
  },
  {
    name: 'staging',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 3, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': `tier: staging
kafka: { placement: { hosts: required } }
`,
    },
    finds: [],
  },
  {
    name: 'two may share a host',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 3, cpu: 15, memory: 60Gi }
`,
      'orders.yaml': `kafka: { placement: { hosts: any } }
zookeeper: { placement: { hosts: any } }
`,
    },
    finds: [
      'orders.yaml:1:30 error (host-anti-affinity): Nothing keeps two brokers off one host; set `kafka.placement.hosts` to `required`.',
      'orders.yaml:2:34 error (host-anti-affinity): Nothing keeps two ZooKeeper nodes off one host; set `zookeeper.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'too few is another rule',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 2, cpu: 15, memory: 60Gi }
`,
    },
    finds: [
      'cluster.yaml:2:27 error (too-few-hosts): The 3 ZooKeeper nodes may not share a host but only 2 hosts can take one, so 1 of them stays pending; run 2 at most, or add hosts.',
      'cluster.yaml:2:27 error (too-few-hosts): The 3 brokers may not share a host but only 2 hosts can take one, so 1 of them stays pending; run 2 at most, or add hosts.',
    ],
  },
  {
    name: 'brokers of two pools, and controllers beside them',
    example: kraftExample(twoPools, hosts(6)),
    finds: [
      'cluster.yaml:3:27 warning: Each of the 6 hosts that can take one of the nodes of pools `orders-a` and `orders-b` has one, so under maintenance of a host one of the nodes of pools `orders-a` and `orders-b` stays pending; add a host.',
    ],
  },
  { name: 'a seventh host', example: kraftExample(twoPools, hosts(7)), finds: [] },
  {
    name: 'controllers alone',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], placement: { nodePool: small } }
  brokers: { roles: [broker] }
`,
      `${hosts(4)}  - { name: small, nodes: 3, cpu: 4, memory: 16Gi, zones: [a, b, c], labels: { pool: small } }
`,
    ),
    finds: [
      'cluster.yaml:4:27 warning: Each of the 3 hosts that can take a node of pool `orders-controllers` has one, so under maintenance of a host one of the nodes of pool `orders-controllers` stays pending; add a host.',
    ],
  },
  {
    name: 'a single node on a single host, others elsewhere',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1, placement: { nodePool: own } }
  b: { roles: [broker], nodes: 3, placement: { nodePool: kafka } }
`,
      `nodePools:
  - { name: kafka, nodes: 9, cpu: 30, memory: 120Gi, zones: [a, b, c], labels: { pool: kafka } }
  - { name: own, nodes: 1, cpu: 30, memory: 120Gi, zones: [a], labels: { pool: own } }
`,
    ),
    finds: [
      'cluster.yaml:4:25 warning: The only host that can take a node of pool `orders-a` has it, so under maintenance of that host it stays pending; add a host.',
    ],
  },
]);
