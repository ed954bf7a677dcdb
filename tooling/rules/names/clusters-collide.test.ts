import { describeRule } from '../../../test/support/examples.ts';

const exposed = (listener: string): string => `kafka:
  listeners:
    - { name: ${listener}, port: 9095, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`;

describeRule('clusters-collide', [
  { name: 'one namespace, two names', example: { 'orders.yaml': '', 'payments.yaml': '' }, finds: [] },
  {
    name: 'one name, two namespaces',
    example: { 'orders.yaml': 'namespace: a\n', 'payments.yaml': 'name: orders\nnamespace: b\n' },
    finds: [],
  },
  {
    name: 'the name that is written is the place',
    example: { 'orders.yaml': '', 'payments.yaml': 'name: orders\n' },
    finds: [
      'payments.yaml:1:7 error: Kafka resource `kafka/orders` is in two files; give one of them another `name` or `namespace`. [orders.yaml:1:1 the other one]',
    ],
  },
  {
    name: 'a listener whose Service is the bootstrap of another',
    example: { 'orders.yaml': exposed('kafka'), 'orders-kafka.yaml': '' },
    finds: [
      'orders.yaml:3:15 error: The operator would make one Service `orders-kafka-kafka-bootstrap` for both hz/orders-kafka and hz/orders; rename the listener. [orders-kafka.yaml:1:1 the other cluster]',
    ],
  },
  {
    name: 'a listener with another name',
    example: { 'orders.yaml': exposed('external'), 'orders-kafka.yaml': '' },
    finds: [],
  },
  {
    name: 'the same in two namespaces',
    example: { 'orders.yaml': exposed('kafka'), 'orders-kafka.yaml': 'namespace: other\n' },
    finds: [],
  },
  {
    name: 'one right in the whole Kubernetes cluster',
    example: { 'orders.yaml': 'namespace: kafka-eu\n', 'eu-orders.yaml': 'namespace: kafka\n' },
    finds: [
      'orders.yaml:1:12 error: The operator would make one ClusterRoleBinding `strimzi-kafka-eu-orders-kafka-init` for both hz/eu-orders and hz/orders; change the name or namespace of one of them. [eu-orders.yaml:1:12 the other cluster]',
    ],
  },
  {
    name: 'which is not made without racks and node ports',
    example: {
      'cluster.yaml': 'nodePools: [{ name: kafka, nodes: 9, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h] }]\n',
      'orders.yaml': 'namespace: kafka-eu\nkafka: { rack: false }\n',
      'eu-orders.yaml': 'namespace: kafka\n',
    },
    finds: [],
  },
  {
    name: 'nodes of two pools',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
      'orders.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], name: eu-brokers }
`,
      'orders-eu.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], name: brokers }
`,
    },
    finds: [
      'orders.yaml:3:37 error: The operator would make one StrimziPodSet `orders-eu-brokers` for both hz/orders-eu and hz/orders; change the name or namespace of one of them, or the name of its pool. [orders-eu.yaml:3:37 the other cluster]',
    ],
  },
]);
