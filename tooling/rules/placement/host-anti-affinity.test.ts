import { describeRule } from '../../../test/support/examples.ts';

const ownTerm = (topologyKey: string): string => `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: ${topologyKey}, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`;

describeRule('host-anti-affinity', [
  { name: 'nothing is written, so it is required', example: '', finds: [] },
  {
    name: 'any host, for brokers',
    example: 'kafka:\n  placement: { hosts: any }\n',
    finds: [
      'orders.yaml:2:23 error: Nothing keeps two brokers off one host; set `kafka.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'any host, for ZooKeeper',
    example: 'zookeeper:\n  placement: { hosts: any }\n',
    finds: [
      'orders.yaml:2:23 error: Nothing keeps two ZooKeeper nodes off one host; set `zookeeper.placement.hosts` to `required`.',
    ],
  },
  { name: 'staging: a preference is enough', example: 'tier: staging\n', finds: [] },
  {
    name: 'staging: any host',
    example: 'tier: staging\nkafka:\n  placement: { hosts: any }\n',
    finds: [
      'orders.yaml:3:23 warning: Nothing keeps two brokers off one host; set `kafka.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'development: any host',
    example: 'tier: development\nkafka: { brokers: 3, placement: { hosts: any } }\n',
    finds: [],
  },
  {
    name: 'a single node has nobody to keep away from',
    example: 'tier: staging\nzookeeper:\n  nodes: 1\n  placement: { hosts: any }\n',
    finds: [],
  },
  { name: 'a term on zones keeps apart on hosts too', example: ownTerm('topology.kubernetes.io/zone'), finds: [] },
  {
    name: 'an affinity of its own, with node affinity alone',
    example: 'kafka:\n  placement:\n    affinity: { nodeAffinity: {} }\n',
    finds: [
      'orders.yaml:3:5 error: Nothing keeps two brokers off one host; add a required `podAntiAffinity` term on `kubernetes.io/hostname`.',
    ],
  },
  {
    name: 'an affinity of its own that only prefers',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        preferredDuringSchedulingIgnoredDuringExecution:
          - weight: 100
            podAffinityTerm:
              topologyKey: kubernetes.io/hostname
              labelSelector: { matchLabels: { strimzi.io/cluster: orders, strimzi.io/broker-role: "true" } }
`,
    finds: [
      'orders.yaml:7:13 error: The brokers only prefer separate hosts, so two share one where hosts are scarce; add a required `podAntiAffinity` term on `kubernetes.io/hostname`.',
    ],
  },
  {
    name: 'required for other pods, preferred for its own',
    example: `kafka:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } } }
        preferredDuringSchedulingIgnoredDuringExecution:
          - weight: 100
            podAffinityTerm: { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [
      'orders.yaml:9:13 error: The brokers only prefer separate hosts, so two share one where hosts are scarce; add a required `podAntiAffinity` term on `kubernetes.io/hostname`.',
    ],
  },
  {
    name: 'a patch that takes the term away',
    example: `patches:
  - target: { kind: Kafka }
    operations: [{ op: remove, path: /spec/kafka/template/pod/affinity }]
`,
    finds: [
      'orders.yaml:1:1 error: Nothing keeps two brokers off one host; a patch takes the anti-affinity away: leave it in.',
    ],
  },
  {
    name: 'a patch that adds one',
    example: `kafka: { placement: { hosts: any } }
patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/template/pod/affinity
        value:
          podAntiAffinity:
            requiredDuringSchedulingIgnoredDuringExecution:
              - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [],
  },
]);
