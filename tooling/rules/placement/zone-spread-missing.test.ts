import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('zone-spread-missing', [
  { name: 'brokers with a rack are spread by it', example: 'kafka: { placement: { spread: any } }\n', finds: [] },
  {
    name: 'brokers without a rack',
    example: 'kafka: { rack: example.com/rack, placement: { spread: any } }\n',
    finds: [
      'orders.yaml:1:55 warning: The hosts are in 3 zones but nothing spreads the brokers over them; set `kafka.placement.spread` to `preferred`.',
    ],
  },
  {
    name: 'an affinity of its own',
    example: `zookeeper:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } } }
`,
    finds: [
      'orders.yaml:3:5 warning: The hosts are in 3 zones but nothing spreads the ZooKeeper nodes over them; add a preferred `podAntiAffinity` term on `topology.kubernetes.io/zone`.',
    ],
  },
  {
    name: 'an affinity of its own on zones',
    example: `zookeeper:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } } }
`,
    finds: [],
  },
  {
    name: 'one zone',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a] }
`,
      'orders.yaml': 'zookeeper: { placement: { spread: any } }\n',
    },
    finds: [],
  },
  {
    name: 'a patch takes it away',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/zookeeper/template/pod/topologySpreadConstraints }
`,
    finds: [
      'orders.yaml:1:1 warning: The hosts are in 3 zones but nothing spreads the ZooKeeper nodes over them; a patch takes the spread away: leave it in.',
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
zookeeper: { placement: { spread: any } }
`,
    finds: [],
  },
  {
    name: 'from 0.49 on, a rack spreads no pods',
    example: kraftExample(`kafka: { rack: true }
pools:
  controllers: { roles: [controller], placement: { spread: any } }
  brokers: { roles: [broker], placement: { spread: any } }
`),
    finds: [
      'orders.yaml:3:60 warning: The hosts are in 3 zones but nothing spreads the nodes of pool `orders-controllers` over them; set `pools.controllers.placement.spread` to `preferred`.',
      'orders.yaml:4:52 warning: The hosts are in 3 zones but nothing spreads the nodes of pool `orders-brokers` over them; set `pools.brokers.placement.spread` to `preferred`.',
    ],
  },
  {
    name: 'up to 0.48 it does, controllers too',
    example: {
      'orders.yaml': `stack: kraft
pools:
  controllers: { roles: [controller], placement: { spread: any } }
  brokers: { roles: [broker], placement: { spread: any } }
`,
    },
    finds: [],
  },
  {
    name: 'pools of a zone each',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1, placement: { spread: any, zones: [cn-hangzhou-h] } }
  b: { roles: [broker], nodes: 1, placement: { spread: any, zones: [cn-hangzhou-i] } }
  c: { roles: [broker], nodes: 1, placement: { spread: any, zones: [cn-hangzhou-j] } }
`),
    finds: [],
  },
  {
    name: 'what two pools have from `kafka` is told once',
    example: kraftExample(`kafka: { placement: { spread: any } }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker] }
  b: { roles: [broker] }
`),
    finds: [
      'orders.yaml:1:31 warning: The hosts are in 3 zones but nothing spreads the brokers over them; set `kafka.placement.spread` to `preferred`.',
    ],
  },
]);
