import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const threeZones = `nodePools:
  - { name: kafka, nodes: 12, cpu: 30, memory: 120Gi, zones: [a, b, c] }
`;

describeRule('zone-loss-stops-cluster', [
  {
    name: 'one zone',
    example: 'kafka: { placement: { zones: [cn-hangzhou-h] } }\n',
    finds: [
      'orders.yaml:1:23 warning: The brokers run in 1 of the 3 zones, and its loss stops writes; place them in 3.',
    ],
  },
  {
    name: 'two zones are all there are',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a, b] }
`,
    },
    finds: [],
  },
  {
    name: 'a pool that has hosts in two',
    example: {
      'cluster.yaml': `nodePools:
  - { name: a, nodes: 9, cpu: 15, memory: 60Gi, zones: [h, i], labels: { pool: a } }
  - { name: b, nodes: 9, cpu: 15, memory: 60Gi, zones: [h, i, j], labels: { pool: b } }
`,
      'orders.yaml': `kafka: { placement: { nodePool: a } }
zookeeper: { placement: { nodePool: b } }
`,
    },
    finds: [
      'orders.yaml:1:33 warning: The brokers run in 2 of the 3 zones, and the loss of the larger one stops writes; place them in 3.',
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
zookeeper: { placement: { zones: [cn-hangzhou-h] } }
`,
    finds: [],
  },
  {
    name: 'a zone that is mistyped is another rule',
    example: 'zookeeper: { placement: { zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-x] } }\n',
    finds: [
      'orders.yaml:1:65 error (zone-unknown): hz has no zone `cn-hangzhou-x`; did you mean `cn-hangzhou-h`? [cluster.yaml:4:1 the zones of hz]',
    ],
  },
  {
    name: 'a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/affinity/nodeAffinity, value: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: topology.kubernetes.io/zone, operator: NotIn, values: [cn-hangzhou-j] }] }] } } }
`,
    finds: [
      'orders.yaml:1:1 warning: The ZooKeeper nodes run in 2 of the 3 zones, and the loss of the larger one stops ZooKeeper; place them in 3.',
    ],
  },
  {
    name: 'controllers, and brokers of two pools, in two zones',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], placement: { zones: [a, b] } }
  x: { roles: [broker], nodes: 2, placement: { zones: [a] } }
  y: { roles: [broker], nodes: 2, placement: { zones: [b] } }
`,
      threeZones,
    ),
    finds: [
      'orders.yaml:2:52 warning: The controllers run in 2 of the 3 zones, and the loss of the larger one stops the controllers; place them in 3.',
      'orders.yaml:3:48 warning: The brokers run in 2 of the 3 zones, and the loss of the larger one stops writes; place them in 3.',
    ],
  },
  {
    name: 'pools of a zone each',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  x: { roles: [broker], nodes: 1, placement: { zones: [a] } }
  y: { roles: [broker], nodes: 1, placement: { zones: [b] } }
  z: { roles: [broker], nodes: 1, placement: { zones: [c] } }
`,
      threeZones,
    ),
    finds: [],
  },
  {
    name: 'most controllers are bound to one zone',
    example: kraftExample(
      `pools:
  x: { roles: [controller], nodes: 3, placement: { zones: [a] } }
  y: { roles: [controller], nodes: 1, placement: { zones: [b] } }
  z: { roles: [controller], nodes: 1, placement: { zones: [c] } }
  brokers: { roles: [broker] }
`,
      threeZones,
    ),
    finds: [
      'orders.yaml:2:52 warning: 3 of the 5 controllers run in zone `a`, and its loss stops the controllers; place a majority in other zones.',
    ],
  },
  {
    name: 'nodes that are both are told of once',
    example: kraftExample(
      `pools:
  both: { roles: [controller, broker], nodes: 3, placement: { zones: [a] } }
`,
      threeZones,
    ),
    finds: [
      'orders.yaml:2:18 warning (roles-mixed): The nodes of pool `orders-both` are controllers and brokers at once; in production, give controllers a pool of their own.',
      'orders.yaml:2:63 warning: The controllers run in 1 of the 3 zones, and its loss stops the controllers; place them in 3.',
    ],
  },
  {
    name: 'with four copies, two of which are enough, two zones do',
    example: kraftExample(
      `kafka:
  placement: { zones: [a, b] }
  config: { default.replication.factor: 4, offsets.topic.replication.factor: 4, transaction.state.log.replication.factor: 4 }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 4 }
`,
      threeZones,
    ),
    finds: [],
  },
  {
    name: 'with five copies, four of which must be there, five zones would be needed',
    example: kraftExample(
      `kafka: { config: { default.replication.factor: 5, offsets.topic.replication.factor: 5, min.insync.replicas: 4 } }
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 5 }
`,
      threeZones,
    ),
    finds: [],
  },
]);
