import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('listener-option-unfit', [
  {
    name: 'several in one listener',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, configuration: { class: nginx, ipFamilies: [IPv4], brokers: [{ broker: 1, loadBalancerIP: 10.0.0.1 }] } }
`,
    finds: [
      'orders.yaml:3:63 error: Listener `a` of type `internal` has `class`, which goes with `loadbalancer` and `ingress` only, so the operator refuses the cluster; remove it.',
      'orders.yaml:3:77 error: Listener `a` of type `internal` has `ipFamilies`, which goes with `cluster-ip`, `nodeport`, `loadbalancer`, `route` and `ingress` only, so the operator refuses the cluster; remove it.',
      'orders.yaml:3:120 error: Listener `a` of type `internal` has `brokers[].loadBalancerIP`, which goes with `loadbalancer` only, so the operator refuses the cluster; remove it.',
    ],
  },
  {
    name: 'what goes with a nodeport',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { preferredNodePortAddressType: InternalIP, externalTrafficPolicy: Local, bootstrap: { externalIPs: [10.0.0.1] } } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a patch changes the type',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls }, configuration: { preferredNodePortAddressType: InternalIP } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/listeners/0/type, value: cluster-ip }
`,
    finds: [
      'orders.yaml:3:94 error: Listener `a` of type `cluster-ip` has `preferredNodePortAddressType`, which goes with `nodeport` only, so the operator refuses the cluster; remove it.',
    ],
  },
  {
    name: 'options of later releases',
    example: kraftExample(`kafka: { listeners: [{ name: tls, port: 9093, type: internal }] }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/configuration, value: { perBrokerLabelsTemplate: { a: b }, parentRefs: [{ name: gateway }] } }
`),
    finds: [
      'orders.yaml:5:74 error: Listener `tls` of type `internal` has `perBrokerLabelsTemplate`, which goes with `cluster-ip`, `nodeport`, `loadbalancer`, `route`, `ingress` and `tlsroute` only, so the operator refuses the cluster; remove it.',
      'orders.yaml:5:109 error: Listener `tls` of type `internal` has `parentRefs`, which goes with `tlsroute` only, so the operator refuses the cluster; remove it.',
    ],
  },
]);
