import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('rack-missing', [
  { name: 'the zone, as by default', example: '', finds: [] },
  { name: 'a label of its own', example: 'kafka: { rack: example.com/rack }\n', finds: [] },
  {
    name: 'one zone',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a] }
`,
      'orders.yaml': 'kafka: { rack: false }\n',
    },
    finds: [],
  },
  {
    name: 'placed in one of several zones',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a, b] }
`,
      'orders.yaml': 'kafka: { rack: false, placement: { zones: [b] } }\n',
    },
    finds: [],
  },
  {
    name: 'a patch takes it away',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/rack }
`,
    finds: [
      'orders.yaml:1:1 warning: The brokers run in 3 zones but do not know theirs, so all copies of a partition may be in one; a patch takes `rack` away: leave it in.',
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
kafka: { rack: false }
`,
    finds: [],
  },
  {
    name: 'which pool it is cannot be told',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a, b] }
`,
      'orders.yaml': 'kafka: { rack: false, placement: { nodeSelector: { disk: ssd } } }\n',
    },
    finds: [],
  },
  {
    name: 'pools of a zone each',
    example: kraftExample(`kafka: { rack: false }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1, placement: { zones: [cn-hangzhou-h] } }
  b: { roles: [broker], nodes: 1, placement: { zones: [cn-hangzhou-i] } }
  c: { roles: [broker], nodes: 1, placement: { zones: [cn-hangzhou-j] } }
`),
    finds: [
      'orders.yaml:1:16 warning: The brokers run in 3 zones but do not know theirs, so all copies of a partition may be in one; set `kafka.rack` to true.',
    ],
  },
  {
    name: 'controllers in several zones, brokers in one',
    example: kraftExample(
      `kafka: { rack: false }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], placement: { nodePool: near } }
`,
      `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a, b] }
  - { name: near, nodes: 9, cpu: 15, memory: 60Gi, zones: [a], labels: { pool: near } }
`,
    ),
    finds: [],
  },
]);
