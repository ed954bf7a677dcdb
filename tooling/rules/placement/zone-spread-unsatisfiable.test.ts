import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const uneven = `nodePools:
  - { name: h, nodes: 2, cpu: 15, memory: 60Gi, zones: [h] }
  - { name: i, nodes: 8, cpu: 15, memory: 60Gi, zones: [i] }
`;

describeRule('zone-spread-unsatisfiable', [
  { name: 'even zones', example: 'kafka: { brokers: 8, placement: { spread: required } }\n', finds: [] },
  {
    name: 'preferred',
    example: {
      'cluster.yaml': `nodePools:
  - { name: h, nodes: 1, cpu: 15, memory: 60Gi, zones: [h] }
  - { name: i, nodes: 8, cpu: 15, memory: 60Gi, zones: [i] }
`,
      'orders.yaml': 'kafka: { brokers: 5 }\n',
    },
    finds: [],
  },
  {
    name: 'as many as fit',
    example: {
      'cluster.yaml': `nodePools:
  - { name: h, nodes: 1, cpu: 15, memory: 60Gi, zones: [h] }
  - { name: i, nodes: 8, cpu: 15, memory: 60Gi, zones: [i] }
`,
      'orders.yaml': 'kafka: { brokers: 3, placement: { spread: required } }\n',
    },
    finds: [],
  },
  {
    name: 'hosts may be shared',
    example: {
      'cluster.yaml': `nodePools:
  - { name: h, nodes: 1, cpu: 15, memory: 60Gi, zones: [h] }
  - { name: i, nodes: 8, cpu: 15, memory: 60Gi, zones: [i] }
`,
      'orders.yaml': `tier: staging
kafka: { brokers: 5, placement: { spread: required } }
`,
    },
    finds: [],
  },
  {
    name: 'more zones than there are',
    example: `zookeeper: { nodes: 5, placement: { spread: required } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/topologySpreadConstraints/0/minDomains, value: 4 }
`,
    finds: [
      'orders.yaml:1:45 error: A required spread lets 3 of the 5 ZooKeeper nodes run on the hosts that the zones have, so the others stay pending; set `zookeeper.placement.spread` to `preferred`.',
    ],
  },
  {
    name: 'a greater skew',
    example: {
      'cluster.yaml': `nodePools:
  - { name: h, nodes: 1, cpu: 15, memory: 60Gi, zones: [h] }
  - { name: i, nodes: 8, cpu: 15, memory: 60Gi, zones: [i] }
`,
      'orders.yaml': `kafka: { brokers: 5, placement: { spread: required } }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/template/pod/topologySpreadConstraints/0/maxSkew, value: 3 }
`,
    },
    finds: [],
  },
  {
    name: 'brokers of two pools are counted together',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 3, placement: { spread: required } }
  b: { roles: [broker], nodes: 3, placement: { spread: required } }
`,
      uneven,
    ),
    finds: [
      'orders.yaml:3:56 error: A required spread lets 5 of the 6 nodes of pools `orders-a` and `orders-b` run on the hosts that the zones have, so the others stay pending; set `pools.a.placement.spread` and `pools.b.placement.spread` to `preferred`.',
    ],
  },
  {
    name: 'one of the two must be spread',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 3, placement: { spread: required } }
  b: { roles: [broker], nodes: 3 }
`,
      uneven,
    ),
    finds: [],
  },
  {
    name: 'pools with hosts of their own',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2, placement: { spread: required, zones: [h] } }
  b: { roles: [broker], nodes: 6, placement: { spread: required, zones: [i] } }
`,
      uneven.replace('nodes: 2', 'nodes: 3'),
    ),
    finds: [],
  },
  {
    name: 'controllers and brokers are spread each by themselves',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], placement: { spread: required } }
  brokers: { roles: [broker], nodes: 3, placement: { spread: required } }
`,
      uneven.replace('nodes: 8', 'nodes: 9'),
    ),
    finds: [],
  },
]);
