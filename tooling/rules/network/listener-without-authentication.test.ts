import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-without-authentication', [
  {
    name: 'inside',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal }
    - { name: b, port: 9095, type: cluster-ip }
`,
    finds: [],
  },
  {
    name: 'a route',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: route }
`,
    finds: [
      'orders.yaml:3:15 error: Listener `a` of type `route` is reached from outside by anybody, without authentication; add `authentication: { type: tls }`.',
    ],
  },
  {
    name: 'in staging, without TLS',
    example: `tier: staging
kafka:
  listeners:
    - { name: a, port: 9094, type: loadbalancer, tls: false, configuration: { loadBalancerSourceRanges: [10.0.0.0/8] } }
`,
    finds: [
      'orders.yaml:4:15 warning: Listener `a` of type `loadbalancer` is reached from outside by anybody, without authentication; add `authentication: { type: scram-sha-512 }`.',
      'orders.yaml:4:55 warning (listener-without-tls): Listener `a` of type `loadbalancer` is reached from outside without TLS, so anybody on the way can read and change records; set `tls: true`.',
    ],
  },
  {
    name: 'in development',
    example: `tier: development
kafka:
  listeners:
    - { name: a, port: 9094, type: nodeport, tls: false }
`,
    finds: [],
  },
  {
    name: 'a patch takes it away',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: route, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/listeners/0/authentication }
`,
    finds: [
      'orders.yaml:3:15 error: Listener `a` of type `route` is reached from outside by anybody, without authentication; add `authentication: { type: tls }`.',
    ],
  },
]);
