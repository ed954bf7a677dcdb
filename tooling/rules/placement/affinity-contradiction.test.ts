import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const oneZone = `nodePools:
  - { name: kafka, nodes: 12, cpu: 30, memory: 120Gi, zones: [a] }
`;

describeRule('affinity-contradiction', [
  {
    name: 'on one host but not in one zone',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [
      'orders.yaml:9:28 error: The brokers must share a `kubernetes.io/hostname` and may not share a `topology.kubernetes.io/zone`, so all but one stay pending; take this term away. [orders.yaml:6:28 what keeps them apart]',
    ],
  },
  {
    name: 'in one zone but not on one host',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [],
  },
  {
    name: 'together with other pods',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: cache } } }
`,
    finds: [],
  },
  {
    name: 'a preference is no contradiction',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAffinity:
        preferredDuringSchedulingIgnoredDuringExecution:
          - { weight: 1, podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } } }
`,
    finds: [],
  },
  {
    name: 'added by a patch',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/template/pod/affinity/podAffinity, value: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/cluster: orders } } }] } }
`,
    finds: [
      'orders.yaml:4:150 error: The ZooKeeper nodes must share a `kubernetes.io/hostname` and may not share a `kubernetes.io/hostname`, so all but one stay pending; take this term away.',
    ],
  },
  {
    name: 'a single node is alone anyway',
    example: `tier: development
kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [],
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
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/broker-role: "true" } } }
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
      oneZone,
    ),
    finds: [
      'orders.yaml:9:30 error: The nodes of pool `orders-brokers` must share a `kubernetes.io/hostname` and may not share a `kubernetes.io/hostname`, so all but one stay pending; take this term away. [orders.yaml:12:30 what keeps them apart]',
    ],
  },
  {
    name: 'brokers near to controllers, and apart from each other',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    placement:
      affinity:
        podAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/controller-role: "true" } } }
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/broker-role: "true" } } }
`,
      oneZone,
    ),
    finds: [],
  },
]);
