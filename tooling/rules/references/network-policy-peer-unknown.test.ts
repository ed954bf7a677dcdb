import { describeRule } from '../../../test/support/examples.ts';

describeRule('network-policy-peer-unknown', [
  {
    name: 'pods that may run outside of this repository',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { app: consumer } } }] }] }
`,
    finds: [],
  },
  {
    name: 'another namespace',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: {}, podSelector: { matchLabels: { strimzi.io/name: a-kafka } } }] }] }
`,
    finds: [],
  },
  {
    name: 'who may be spoken to',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { strimzi.io/name: a-kafka } } }] }] }
`,
    finds: [
      'orders.yaml:5:118 error: NetworkPolicy `extra` lets no pod through here: none in namespace `kafka` has `strimzi.io/name In [a-kafka]`; expected `orders-kafka`.',
    ],
  },
  {
    name: 'all components of a cluster',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { strimzi.io/cluster: orders, strimzi.io/kind: Kafka } } }] }] }
`,
    finds: [],
  },
  {
    name: 'the operator',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { strimzi.io/kind: cluster-operator } } }] }] }
`,
    finds: [],
  },
  {
    name: 'Connect, which may be of others',
    example: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: extra }
    spec: { podSelector: {}, ingress: [{ from: [{ podSelector: { matchLabels: { strimzi.io/name: a-connect } } }] }] }
`,
    finds: [],
  },
]);
