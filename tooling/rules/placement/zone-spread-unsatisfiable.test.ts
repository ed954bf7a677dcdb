import { describeRule } from '../../../test/support/examples.ts';

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
]);
