import { describeRule } from '../../../test/support/examples.ts';

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
]);
