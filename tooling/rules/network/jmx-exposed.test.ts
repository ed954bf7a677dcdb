import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('jmx-exposed', [
  {
    name: 'ZooKeeper, by a load balancer',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/zookeeper/jmxOptions, value: {} }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], selector: { strimzi.io/name: orders-zookeeper }, ports: [{ port: 1099, targetPort: 9999 }] }
`,
    finds: [
      'orders.yaml:9:19 error: Service `outside` of type `LoadBalancer` leads to JMX of the ZooKeeper nodes, which asks for no password; set `jmxOptions.authentication.type` to `password`, or remove the Service. [orders.yaml:4:54 JMX without a password]',
    ],
  },
  {
    name: 'inside only',
    example: `tier: development
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/jmxOptions, value: { authentication: { type: password } } }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { selector: { strimzi.io/name: orders-kafka }, ports: [{ port: 9999 }] }
`,
    finds: [],
  },
  {
    name: 'one broker',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/jmxOptions, value: {} }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: NodePort, selector: { strimzi.io/cluster: orders, strimzi.io/kind: Kafka, strimzi.io/name: orders-kafka, strimzi.io/pod-name: orders-kafka-0 }, ports: [{ name: jmx, port: 9999, targetPort: jmx }] }
`,
    finds: [
      'orders.yaml:9:19 error: Service `outside` of type `NodePort` leads to JMX of the brokers, which asks for no password; set `jmxOptions.authentication.type` to `password`, or remove the Service. [orders.yaml:4:50 JMX without a password]',
    ],
  },
  {
    name: 'in the words of the cluster file',
    example: `jmx: { authentication: none, nodePorts: true }
`,
    finds: [
      'orders.yaml:1:41 error: Services `orders-jmx-0`, `orders-jmx-1` and `orders-jmx-2` of type `NodePort` lead to JMX of the brokers, which asks for no password; set `jmx.authentication` to `password`, or remove the Services.',
    ],
  },
  {
    name: 'with a password',
    example: `jmx: { nodePorts: true }
`,
    finds: [],
  },
  {
    name: 'nodes of pools',
    example: kraftExample(`jmx: { nodePorts: true, authentication: none }
pools:
  brokers: { roles: [broker], nodeIds: { from: 0, to: 9 } }
  controllers: { roles: [controller], nodeIds: { from: 10, to: 19 } }
`),
    finds: [
      'orders.yaml:1:19 error: Services `orders-jmx-0`, `orders-jmx-1` and `orders-jmx-2` of type `NodePort` lead to JMX of the Kafka nodes, which asks for no password; set `jmx.authentication` to `password`, or remove the Services.',
    ],
  },
]);
