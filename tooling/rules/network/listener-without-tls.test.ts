import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-without-tls', [
  {
    name: 'inside',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, tls: false }
    - { name: b, port: 9095, type: cluster-ip, tls: false }
`,
    finds: [],
  },
  {
    name: 'left out is on',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: tls } }
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'a load balancer',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, tls: false, authentication: { type: scram-sha-512 }, configuration: { loadBalancerSourceRanges: [10.0.0.0/8] } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:55 error: Listener `a` of type `loadbalancer` is reached from outside without TLS, so anybody on the way can read and change records; set `tls: true`.',
    ],
  },
  {
    name: 'a patch turns it off',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/listeners/0/tls, value: false }
`,
    finds: [
      'orders.yaml:8:66 error: Listener `a` of type `nodeport` is reached from outside without TLS, so anybody on the way can read and change records; set `tls: true`.',
    ],
  },
]);
