import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-taken-twice', [
  {
    name: 'a name',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal }
    - { name: a, port: 9095, type: internal }
`,
    finds: [
      'orders.yaml:4:15 error: Two listeners are named `a`, so the operator refuses the cluster; give each a name of its own. [orders.yaml:3:15 the first use]',
    ],
  },
  {
    name: 'both',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal }
    - { name: a, port: 9094, type: internal }
`,
    finds: [
      'orders.yaml:4:15 error: Two listeners are named `a`, so the operator refuses the cluster; give each a name of its own. [orders.yaml:3:15 the first use]',
      'orders.yaml:4:24 error: Listener `a` has port 9094, which is that of `a`, so the operator refuses the cluster; give each a port of its own. [orders.yaml:3:24 the first use]',
    ],
  },
  {
    name: 'a patch adds one',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal }
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/-, value: { name: b, port: 9094, type: internal, tls: true } }
`,
    finds: [
      'orders.yaml:7:75 error: Listener `b` has port 9094, which is that of `a`, so the operator refuses the cluster; give each a port of its own. [orders.yaml:3:24 the first use]',
    ],
  },
]);
