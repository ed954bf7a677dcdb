import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const oneZone = `nodePools:
  - { name: kafka, nodes: 12, cpu: 30, memory: 120Gi, zones: [a] }
`;

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
  {
    name: 'pools that prefer, or want nothing',
    example: kraftExample(`pools:
  controllers: { roles: [controller], placement: { hosts: any } }
  brokers: { roles: [broker], placement: { hosts: preferred } }
`),
    finds: [
      'orders.yaml:2:59 error: Nothing keeps two nodes of pool `orders-controllers` off one host; set `pools.controllers.placement.hosts` to `required`.',
      'orders.yaml:3:51 error: The nodes of pool `orders-brokers` only prefer separate hosts, so two share one where hosts are scarce; set `pools.brokers.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'what two pools have from `kafka` is told once',
    example: kraftExample(`kafka: { placement: { hosts: any } }
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker] }
  b: { roles: [broker] }
`),
    finds: [
      'orders.yaml:1:30 error: Nothing keeps two brokers off one host; set `kafka.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'each pool keeps its own apart, and nothing those of both',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  a:
    roles: [broker]
    placement: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/pool-name: orders-a } } }] } }, spread: any }
  b:
    roles: [broker]
    placement: { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/pool-name: orders-b } } }] } }, spread: any }
`,
      oneZone,
    ),
    finds: [
      'orders.yaml:5:18 error: Nothing keeps nodes of pools `orders-a` and `orders-b` off one host; add a required `podAntiAffinity` term on `kubernetes.io/hostname`.',
    ],
  },
  {
    name: 'one of two pools keeps all brokers away, those of the other too',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1, placement: { hosts: any } }
  b: { roles: [broker], nodes: 3 }
`),
    finds: [],
  },
  {
    name: 'pools of one node each',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 1, placement: { hosts: any } }
  b: { roles: [broker], nodes: 1, placement: { hosts: any } }
  c: { roles: [broker], nodes: 1 }
`),
    finds: [
      'orders.yaml:3:55 error: Nothing keeps nodes of pools `orders-a` and `orders-b` off one host; set `pools.a.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'a pool without nodes',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 0, placement: { hosts: any } }
  b: { roles: [broker], nodes: 1, placement: { hosts: any } }
  c: { roles: [broker], nodes: 3 }
`),
    finds: [],
  },
  {
    name: 'a preference between pools is enough in staging',
    example: kraftExample(`tier: staging
pools:
  controllers: { roles: [controller] }
  a: { roles: [broker], nodes: 2, placement: { hosts: any } }
  b: { roles: [broker], nodes: 1, placement: { hosts: preferred } }
`),
    finds: [
      'orders.yaml:4:55 warning: Nothing keeps two nodes of pool `orders-a` off one host; set `pools.a.placement.hosts` to `required`.',
    ],
  },
  {
    name: 'a pool that the cluster file does not describe',
    example: kraftExample(
      `manifests:
  - apiVersion: kafka.strimzi.io/v1
    kind: KafkaNodePool
    metadata: { name: more, labels: { strimzi.io/cluster: orders } }
    spec:
      replicas: 2
      roles: [broker]
      resources: { requests: { cpu: 2, memory: 8Gi }, limits: { memory: 8Gi } }
      jvmOptions: { -Xms: 4g, -Xmx: 4g }
      storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, size: 100Gi, deleteClaim: false, kraftMetadata: shared }] }
      template: { pod: { terminationGracePeriodSeconds: 120 } }
`,
      oneZone,
    ),
    finds: [
      'orders.yaml:11:19 error: Nothing keeps two nodes of pool `more` off one host; add a required `podAntiAffinity` term on `kubernetes.io/hostname`.',
    ],
  },
  {
    name: 'on the way from ZooKeeper: nodes of three kinds',
    example: `zookeeper: { placement: { hosts: any } }
kafka: { metadataVersion: 3.9-IV0, placement: { hosts: any } }
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker] }
  controllers: { roles: [controller], storage: { size: 20Gi }, placement: { hosts: any } }
`,
    finds: [
      'orders.yaml:1:34 error: Nothing keeps two ZooKeeper nodes off one host; set `zookeeper.placement.hosts` to `required`.',
      'orders.yaml:2:56 error: Nothing keeps two brokers off one host; set `kafka.placement.hosts` to `required`.',
      'orders.yaml:6:84 error: Nothing keeps two nodes of pool `orders-controllers` off one host; set `pools.controllers.placement.hosts` to `required`.',
    ],
  },
]);
