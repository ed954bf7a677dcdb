import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-peer-refused', [
  {
    name: 'nobody',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, networkPolicyPeers: [{}] }
`,
    finds: [
      'orders.yaml:3:67 error: A peer names nobody, which the API server refuses; set `podSelector`, `namespaceSelector` or `ipBlock`.',
    ],
  },
  {
    name: 'pods of a namespace',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, networkPolicyPeers: [{ podSelector: {}, namespaceSelector: {} }] }
`,
    finds: [],
  },
]);
