import { describeRule } from '../../../test/support/examples.ts';

describeRule('network-policy-ignored', [
  {
    name: 'enforced',
    example: `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, networkPolicyPeers: [{ podSelector: { matchLabels: { app: a } } }] }
`,
    finds: [],
  },
  {
    name: 'authentication guards it',
    example: {
      'cluster.yaml': `networkPolicies: ignored
`,
      'orders.yaml': `kafka:
  listeners:
    - { name: a, port: 9094, type: internal, authentication: { type: tls }, networkPolicyPeers: [{ podSelector: { matchLabels: { app: a } } }] }
  authorization: { type: simple }
`,
    },
    finds: [],
  },
]);
