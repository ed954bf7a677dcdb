import { describeRule } from '../../../test/support/examples.ts';

describeRule('network-policy-selects-nothing', [
  {
    name: 'all pods',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, policyTypes: [Ingress] }
`,
    finds: [],
  },
  {
    name: 'an expression',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: { matchExpressions: [{ key: strimzi.io/name, operator: In, values: [orders-kafka, a-kafka] }] } }
`,
    finds: [],
  },
  {
    name: 'an expression that selects nothing',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: { matchExpressions: [{ key: strimzi.io/name, operator: In, values: [a-kafka] }] } }
`,
    finds: [
      'orders.yaml:5:47 error: NetworkPolicy `extra` is for no pod: none in namespace `kafka` has `strimzi.io/name In [a-kafka]`; expected `orders-kafka`.',
    ],
  },
  {
    name: 'brokers of a staging cluster',
    example: `tier: staging
manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: { matchLabels: { strimzi.io/name: order-kafka } } }
`,
    finds: [
      'orders.yaml:6:60 warning: NetworkPolicy `extra` is for no pod: none in namespace `kafka` has `strimzi.io/name In [order-kafka]`; did you mean `orders-kafka`?',
    ],
  },
  {
    name: 'pods that something unknown may make',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: { matchLabels: { app: a } } }
  - apiVersion: kafka.strimzi.io/v1beta2
    kind: KafkaConnect
    metadata: { name: connect }
    spec: { replicas: 1, bootstrapServers: "orders-kafka-bootstrap:9093" }
`,
    finds: [],
  },
]);
