import { describeRule } from '../../../test/support/examples.ts';

const ours = 'prometheus: { storage: { size: 50Gi } }\n';
const from = (rule: string): string => `zookeeperExporter: {}
patches:
  - target: { kind: NetworkPolicy, name: orders-zookeeper-exporter }
    operations: [{ op: replace, path: /spec/ingress/0, value: ${rule} }]
`;
const monitoring = 'namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }';

describeRule('prometheus-locked-out', [
  {
    name: 'as it comes',
    example: { 'cluster.yaml': ours, 'orders.yaml': 'zookeeperExporter: {}\n' },
    finds: [],
  },
  {
    name: 'from the same namespace alone',
    example: { 'cluster.yaml': ours, 'orders.yaml': from('{ from: [{ podSelector: {} }] }') },
    finds: [
      'orders.yaml:4:65 error: NetworkPolicy `orders-zookeeper-exporter` keeps Prometheus of StatefulSet `prometheus` from the pods of Deployment `orders-zookeeper-exporter`, which job `zookeeper-exporter` scrapes at port 9404; let it in.',
    ],
  },
  {
    name: 'from its namespace',
    example: {
      'cluster.yaml': ours,
      'orders.yaml': from(`{ from: [{ ${monitoring} }], ports: [{ port: tcp-prometheus }] }`),
    },
    finds: [],
  },
  {
    name: 'at another port',
    example: {
      'cluster.yaml': ours,
      'orders.yaml': from(`{ from: [{ ${monitoring} }], ports: [{ port: 9090, endPort: 9100 }] }`),
    },
    finds: [
      'orders.yaml:4:65 error: NetworkPolicy `orders-zookeeper-exporter` keeps Prometheus of StatefulSet `prometheus` from the pods of Deployment `orders-zookeeper-exporter`, which job `zookeeper-exporter` scrapes at port 9404; let it in.',
    ],
  },
  {
    name: 'from other pods of its namespace',
    example: {
      'cluster.yaml': ours,
      'orders.yaml': from(
        `{ from: [{ ${monitoring}, podSelector: { matchLabels: { app.kubernetes.io/name: grafana } } }] }`,
      ),
    },
    finds: [
      'orders.yaml:4:65 error: NetworkPolicy `orders-zookeeper-exporter` keeps Prometheus of StatefulSet `prometheus` from the pods of Deployment `orders-zookeeper-exporter`, which job `zookeeper-exporter` scrapes at port 9404; let it in.',
    ],
  },
  {
    name: 'from namespaces with a label of others',
    example: {
      'cluster.yaml': ours,
      'orders.yaml': from('{ from: [{ namespaceSelector: { matchLabels: { team: platform } } }] }'),
    },
    finds: [],
  },
  {
    name: 'from addresses',
    example: { 'cluster.yaml': ours, 'orders.yaml': from('{ from: [{ ipBlock: { cidr: 10.0.0.0/8 } }] }') },
    finds: [],
  },
  {
    name: 'the operator lets everybody in at metrics',
    example: {
      'cluster.yaml': ours,
      'orders.yaml': `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: brokers }
    spec:
      podSelector: { matchLabels: { strimzi.io/name: orders-kafka } }
      ingress: [{ from: [{ podSelector: {} }] }]
`,
    },
    finds: [],
  },
]);
