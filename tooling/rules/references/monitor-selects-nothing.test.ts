import { describeRule } from '../../../test/support/examples.ts';

describeRule('monitor-selects-nothing', [
  {
    name: 'brokers and ZooKeeper',
    example: `manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: extra }
    spec: { selector: { matchLabels: { strimzi.io/kind: Kafka } }, podMetricsEndpoints: [{ port: tcp-prometheus }] }
`,
    finds: [],
  },
  {
    name: 'metrics that are turned off',
    example: `metrics: false
manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: extra }
    spec: { selector: { matchLabels: { strimzi.io/kind: Kafka } }, podMetricsEndpoints: [{ port: tcp-prometheus }] }
`,
    finds: [
      'orders.yaml:1:10 warning (metrics-missing): The brokers and the ZooKeeper nodes of orders have neither metrics nor JMX, so nobody sees what goes wrong in them; set `metrics: true`.',
      'orders.yaml:6:98 error: PodMonitor `extra` scrapes port `tcp-prometheus`, which what it selects does not have; turn on metrics.',
    ],
  },
  {
    name: 'another cluster',
    example: `manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: extra }
    spec: { selector: { matchLabels: { strimzi.io/name: a-kafka } }, podMetricsEndpoints: [{ port: tcp-prometheus }] }
`,
    finds: [
      'orders.yaml:5:57 error: PodMonitor `extra` selects no pod: none in namespace `kafka` has `strimzi.io/name In [a-kafka]`; expected `orders-kafka`.',
    ],
  },
  {
    name: 'other namespaces',
    example: `manifests:
  - apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: extra }
    spec: { namespaceSelector: { any: true }, selector: { matchLabels: { strimzi.io/name: a-kafka } }, podMetricsEndpoints: [{ port: a }] }
`,
    finds: [],
  },
  {
    name: 'a Service of ours, and its ports',
    example: `manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: extra, labels: { app: extra } }, spec: { selector: { strimzi.io/name: orders-kafka }, ports: [{ name: peer, port: 9091 }] } }
  - apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata: { name: extra }
    spec: { selector: { matchLabels: { app: extra } }, endpoints: [{ port: peers }] }
`,
    finds: [
      'orders.yaml:6:76 error: ServiceMonitor `extra` scrapes port `peers`, which what it selects does not have; did you mean `peer`?',
    ],
  },
  {
    name: 'a Service that is not there',
    example: `manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: extra, labels: { app: extra } }, spec: { selector: { strimzi.io/name: orders-kafka }, ports: [{ name: peer, port: 9091 }] } }
  - apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata: { name: extra }
    spec: { selector: { matchLabels: { app: extras } }, endpoints: [{ port: peer }] }
`,
    finds: [
      'orders.yaml:6:45 error: ServiceMonitor `extra` selects no Service in namespace `kafka`; give the Service it is meant for the labels it asks for.',
    ],
  },
]);
