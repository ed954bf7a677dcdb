import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const service = (selector: string): string => `jmx: {}
manifests:
  - apiVersion: v1
    kind: Service
    metadata: { name: broker-zero }
    spec:
      selector: { strimzi.io/cluster: orders, ${selector} }
      ports: [{ name: jmx, port: 9999 }]
`;

describeRule('pod-name-label-leaving', [
  { name: 'the label that stays', example: service('strimzi.io/pod-name: orders-kafka-0'), finds: [] },
  {
    name: 'the label that goes',
    example: service('statefulset.kubernetes.io/pod-name: orders-kafka-0'),
    finds: [
      'orders.yaml:7:83 warning: Service `broker-zero` chooses `orders-kafka-0` by `statefulset.kubernetes.io/pod-name`, which Strimzi gives no pod from 0.46 on; use `strimzi.io/pod-name`.',
    ],
  },
  {
    name: 'of a network policy',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec:
      podSelector: { matchLabels: { statefulset.kubernetes.io/pod-name: orders-zookeeper-1 } }
      ingress: [{ from: [{ podSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }] }]
`,
    finds: [
      'orders.yaml:6:73 warning: NetworkPolicy `extra` chooses `orders-zookeeper-1` by `statefulset.kubernetes.io/pod-name`, which Strimzi gives no pod from 0.46 on; use `strimzi.io/pod-name`.',
    ],
  },
  {
    name: 'gone already, which is told as such',
    example: kraftExample(`manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: zero }, spec: { selector: { statefulset.kubernetes.io/pod-name: orders-orders-brokers-0 }, ports: [{ port: 9091 }] } }
`),
    finds: [
      'orders.yaml:2:120 error (service-selects-nothing): Service `zero` selects no pod: none in namespace `kafka` has `statefulset.kubernetes.io/pod-name In [orders-orders-brokers-0]`; give pods that label, or leave it out.',
    ],
  },
  {
    name: 'a node of a pool',
    example: `stack: kraft
manifests:
  - { apiVersion: v1, kind: Service, metadata: { name: zero }, spec: { selector: { statefulset.kubernetes.io/pod-name: orders-orders-brokers-0 }, ports: [{ port: 9091 }] } }
`,
    finds: [
      'orders.yaml:3:120 warning: Service `zero` chooses `orders-orders-brokers-0` by `statefulset.kubernetes.io/pod-name`, which Strimzi gives no pod from 0.46 on; use `strimzi.io/pod-name`.',
    ],
  },
]);
