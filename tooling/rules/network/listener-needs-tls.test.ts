import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-needs-tls', [
  {
    name: 'a route',
    example: `kafka:
  listeners:
    - { name: r, port: 9094, type: route, tls: false, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:36 error: Listener `r` has type `route` but `tls: false`, so the operator refuses the cluster; set `tls: true`. [orders.yaml:3:48 TLS is off]',
    ],
  },
  {
    name: 'a patch turns it off',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: tls } }
  authorization: { type: simple }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/listeners/0/tls, value: false }
`,
    finds: [
      'orders.yaml:3:70 error: Listener `a` has authentication by client certificates but `tls: false`, so the operator refuses the cluster; set `tls: true`. [orders.yaml:8:66 TLS is off]',
    ],
  },
  {
    name: 'passwords do without',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, tls: false, authentication: { type: scram-sha-512 } }
  authorization: { type: simple }
`,
    finds: [],
  },
]);
