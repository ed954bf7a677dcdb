import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const oneZone = `nodePools:
  - { name: kafka, nodes: 12, cpu: 30, memory: 120Gi, zones: [a] }
`;

/** Brokers with one required term, which says `more` beside its topology. */
const term = (more: string): string => `kafka:
  podLabels: { app: shop }
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, ${more} }
`;
const labels = (text: string): string => term(`labelSelector: { matchLabels: { ${text} } }`);
const expression = (text: string): string => term(`labelSelector: { matchExpressions: [{ ${text} }] }`);
const spread = (selector: string): string => `patches:
  - target: { kind: Kafka }
    operations:
      - op: add
        path: /spec/kafka/template/pod/topologySpreadConstraints
        value: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, ${selector} }]
`;

describeRule('placement-selector', [
  {
    name: 'the cluster and the role',
    example: labels('strimzi.io/cluster: orders, strimzi.io/broker-role: "true"'),
    finds: [],
  },
  { name: 'a label of the pods', example: labels('app: shop'), finds: [] },
  {
    name: 'another value of a label of the pods',
    example: labels('app: store'),
    finds: [
      'orders.yaml:7:89 error: `app In [store]` does not select the brokers, whose `app` is `shop`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'a label that the pods lack',
    example: labels('team: shop'),
    finds: [
      'orders.yaml:7:90 error: `team In [shop]` does not select the brokers, which have no label `team`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'a label of the operator that selects too much is fine',
    example: labels('app.kubernetes.io/part-of: strimzi-orders'),
    finds: [],
  },
  {
    name: 'the name of a copied cluster',
    example: labels('strimzi.io/cluster: my-cluster'),
    finds: [
      'orders.yaml:7:104 error: `strimzi.io/cluster In [my-cluster]` does not select the brokers, whose `strimzi.io/cluster` is `orders`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'one pod only',
    example: labels('strimzi.io/pod-name: orders-kafka-0'),
    finds: [
      'orders.yaml:7:105 error: `strimzi.io/pod-name In [orders-kafka-0]` does not select the brokers, whose `strimzi.io/pod-name` is `orders-kafka-1`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'In with several',
    example: expression('key: strimzi.io/name, operator: In, values: [my-cluster-kafka, orders-kafka]'),
    finds: [],
  },
  {
    name: 'In with several that are all wrong',
    example: expression('key: strimzi.io/name, operator: In, values: [a-kafka, b-kafka]'),
    finds: [
      'orders.yaml:7:88 error: `strimzi.io/name In [a-kafka, b-kafka]` does not select the brokers, whose `strimzi.io/name` is `orders-kafka`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'NotIn',
    example: expression('key: strimzi.io/name, operator: NotIn, values: [orders-kafka]'),
    finds: [
      'orders.yaml:7:138 error: `strimzi.io/name NotIn [orders-kafka]` does not select the brokers, whose `strimzi.io/name` is `orders-kafka`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'NotIn another',
    example: expression('key: strimzi.io/name, operator: NotIn, values: [my-cluster-kafka]'),
    finds: [],
  },
  { name: 'Exists', example: expression('key: strimzi.io/pod-name, operator: Exists'), finds: [] },
  {
    name: 'Exists, but not here',
    example: expression('key: rack, operator: Exists'),
    finds: [
      'orders.yaml:7:88 error: `rack Exists` does not select the brokers, which have no label `rack`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'DoesNotExist',
    example: expression('key: strimzi.io/name, operator: DoesNotExist'),
    finds: [
      'orders.yaml:7:88 error: `strimzi.io/name DoesNotExist` does not select the brokers, whose `strimzi.io/name` is `orders-kafka`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  { name: 'an empty selector selects all', example: term('labelSelector: {}'), finds: [] },
  {
    name: 'no selector selects nothing',
    example: term('namespaceSelector: {}'),
    finds: [
      'orders.yaml:7:13 error: Without a `labelSelector` this selects no pods, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  { name: 'its own namespace', example: term('namespaces: [kafka], labelSelector: {}'), finds: [] },
  {
    name: 'another namespace',
    example: term('namespaces: [kafka-eu], labelSelector: {}'),
    finds: [
      'orders.yaml:7:52 error: Only namespace `kafka-eu` is looked at, but the brokers run in `kafka`, so two of them may share a host; leave `namespaces` out.',
    ],
  },
  {
    name: 'all namespaces',
    example: term('namespaces: [kafka-eu], namespaceSelector: {}, labelSelector: {}'),
    finds: [],
  },
  {
    name: 'in development it is a warning',
    example: `tier: development\n${labels('strimzi.io/cluster: my-cluster').replace('kafka:\n', 'kafka:\n  brokers: 3\n')}`,
    finds: [
      'orders.yaml:9:104 warning: `strimzi.io/cluster In [my-cluster]` does not select the brokers, whose `strimzi.io/cluster` is `orders`, so two of them may share a host; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'a single node has nobody to keep away from',
    example: `tier: development\n${labels('strimzi.io/cluster: my-cluster')}`,
    finds: [],
  },
  {
    name: 'ZooKeeper away from brokers, and from each other by another term',
    example: `tier: staging
zookeeper:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } } }
`,
    finds: [],
  },
  {
    name: 'ZooKeeper away from brokers alone',
    example: `tier: staging
zookeeper:
  placement:
    affinity:
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
    finds: [
      'orders.yaml:7:101 warning: `strimzi.io/name In [orders-kafka]` does not select the ZooKeeper nodes, whose `strimzi.io/name` is `orders-zookeeper`, so two of them may share a host; select `strimzi.io/name In [orders-zookeeper]`.',
    ],
  },
  {
    name: 'a spread over the own pods',
    example: spread('labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } }'),
    finds: [],
  },
  {
    name: 'a spread over others',
    example: spread('labelSelector: { matchLabels: { strimzi.io/name: my-cluster-kafka } }'),
    finds: [
      'orders.yaml:6:156 error: `strimzi.io/name In [my-cluster-kafka]` does not select the brokers, whose `strimzi.io/name` is `orders-kafka`, so they are not spread; select `strimzi.io/name In [orders-kafka]`.',
    ],
  },
  {
    name: 'controllers with the term of brokers',
    example: kraftExample(
      `pools:
  brokers: { roles: [broker] }
  controllers:
    roles: [controller]
    placement:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/broker-role: "true" } } }
`,
      oneZone,
    ),
    finds: [
      'orders.yaml:9:110 error: `strimzi.io/broker-role In [true]` does not select the nodes of pool `orders-controllers`, whose `strimzi.io/broker-role` is `false`, so two of them may share a host; select `strimzi.io/cluster In [orders]` and `strimzi.io/controller-role In [true]`.',
    ],
  },
  {
    name: 'all nodes of the cluster, whatever they do',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller] }
  brokers:
    roles: [broker]
    placement:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
      oneZone,
    ),
    finds: [],
  },
  {
    name: 'a label of the pool in the cluster file, and one of another pool',
    example: kraftExample(
      `pools:
  controllers: { roles: [controller], podLabels: { app: shop } }
  brokers:
    roles: [broker]
    podLabels: { app: kafka }
    placement:
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: shop } } }
`,
      oneZone,
    ),
    finds: [
      'orders.yaml:10:91 error: `app In [shop]` does not select the nodes of pool `orders-brokers`, whose `app` is `kafka`, so two of them may share a host; select `strimzi.io/cluster In [orders]` and `strimzi.io/broker-role In [true]`.',
    ],
  },
]);
