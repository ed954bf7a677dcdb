import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('topology-label-unknown', [
  {
    name: 'a host, by a name that is no label',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/host, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [
      'orders.yaml:6:28 error: No host has the label `kubernetes.io/host`, so this keeps the brokers apart from nothing; did you mean `kubernetes.io/hostname`?',
    ],
  },
  {
    name: 'a zone under the wrong prefix',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [
      'orders.yaml:6:28 error: No host has the label `kubernetes.io/zone`, so this keeps the brokers apart from nothing; did you mean `topology.kubernetes.io/zone`?',
    ],
  },
  { name: 'a label of its own', example: 'kafka: { rack: example.com/zones }\n', finds: [] },
  {
    name: 'a rack, which Kubernetes has no label for',
    example: 'kafka: { rack: topology.kubernetes.io/rack }\n',
    finds: [],
  },
  {
    name: 'a label that cluster.yaml knows',
    example: {
      'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j], labels: { topology.kubernetes.io/zones: a } }
`,
      'orders.yaml': 'kafka: { rack: topology.kubernetes.io/zones }\n',
    },
    finds: [],
  },
  {
    name: 'a spread',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/topologySpreadConstraints/-, value: { maxSkew: 1, whenUnsatisfiable: ScheduleAnyway, topologyKey: topology.kubernetes.io/Zone, labelSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } } } }
`,
    finds: [
      'orders.yaml:4:153 error: No host has the label `topology.kubernetes.io/Zone`, so this does not spread the ZooKeeper nodes; did you mean `topology.kubernetes.io/zone`?',
    ],
  },
  {
    name: 'in development too',
    example: `tier: development
kafka: { rack: topology.kubernetes.io/zon }
`,
    finds: [
      'orders.yaml:2:16 error: No host has the label `topology.kubernetes.io/zon`, so the brokers stay pending; did you mean `topology.kubernetes.io/zone`?',
    ],
  },
  {
    name: 'a pool',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    placement:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/host, labelSelector: { matchLabels: { strimzi.io/broker-role: "true" } } }
`,
      `nodePools:
  - { name: kafka, nodes: 9, cpu: 15, memory: 60Gi, zones: [a] }
`,
    ),
    finds: [
      'orders.yaml:9:30 error: No host has the label `kubernetes.io/host`, so this keeps the nodes of pool `orders-brokers` apart from nothing; did you mean `kubernetes.io/hostname`?',
    ],
  },
]);
