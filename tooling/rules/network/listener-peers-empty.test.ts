import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-peers-empty', [
  {
    name: 'left out',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal }
`,
    finds: [],
  },
  {
    name: 'one peer',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, networkPolicyPeers: [{ podSelector: {} }] }
`,
    finds: [],
  },
  {
    name: 'empty, by a patch, in staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/kafka/listeners/0/networkPolicyPeers, value: [] }
`,
    finds: [
      'orders.yaml:5:70 warning: An empty `networkPolicyPeers` opens listener `tls` to everybody; name who may connect, or leave it out.',
    ],
  },
]);
