import { describeRule } from '../../../test/support/examples.ts';

describeRule('zookeeper-exposed', [
  {
    name: 'a node port',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: NodePort, selector: { strimzi.io/name: orders-zookeeper, strimzi.io/cluster: orders }, ports: [{ port: 12345, targetPort: 2181 }] }
`,
    finds: [
      'orders.yaml:5:19 error: Service `outside` of type `NodePort` opens ZooKeeper to everybody who reaches a node; name its clients in a NetworkPolicy, or make it `ClusterIP`.',
    ],
  },
  {
    name: 'internal, without ranges',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }
    spec: { type: LoadBalancer, selector: { strimzi.io/name: orders-zookeeper, strimzi.io/cluster: orders }, ports: [{ port: 2181 }] }
`,
    finds: [
      'orders.yaml:5:19 error: Service `outside` of type `LoadBalancer` opens ZooKeeper to everybody who reaches its load balancer; set `loadBalancerSourceRanges`, or make it `ClusterIP`.',
    ],
  },
  {
    name: 'internal, with ranges',
    example: `manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside, annotations: { service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type: intranet } }
    spec: { type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.0/8], selector: { strimzi.io/name: orders-zookeeper, strimzi.io/cluster: orders }, ports: [{ port: 2181 }] }
`,
    finds: [],
  },
  {
    name: 'in development',
    example: `tier: development
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: NodePort, selector: { strimzi.io/name: orders-zookeeper, strimzi.io/cluster: orders }, ports: [{ port: 2181 }] }
`,
    finds: [
      'orders.yaml:6:19 warning: Service `outside` of type `NodePort` opens ZooKeeper to everybody who reaches a node; name its clients in a NetworkPolicy, or make it `ClusterIP`.',
    ],
  },
  {
    name: 'another port',
    example: `jmx: { zookeeper: true }
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: outside }
    spec: { type: NodePort, selector: { strimzi.io/name: orders-zookeeper, strimzi.io/cluster: orders }, ports: [{ port: 9999 }] }
`,
    finds: [],
  },
  {
    name: 'the proxy inside',
    example: `zookeeperProxy: { clients: [{ podSelector: { matchLabels: { app: a } } }] }
`,
    finds: [],
  },
  {
    name: 'the proxy, internally, with ranges',
    example: `zookeeperProxy: { exposure: internal-load-balancer, allowFrom: [10.0.0.0/8], clients: [{ podSelector: { matchLabels: { app: a } } }] }
`,
    finds: [],
  },
]);
