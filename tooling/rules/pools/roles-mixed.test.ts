import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('roles-mixed', [
  {
    name: 'beside others',
    example: kraftExample(`pools:
  nodes: { roles: [broker, controller] }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:2:19 warning: The nodes of pool `orders-nodes` are controllers and brokers at once; in production, give controllers a pool of their own.',
    ],
  },
  {
    name: 'in staging and with no node',
    example: {
      'orders.yaml': `stack: kraft
tier: staging
pools: { nodes: { roles: [controller, broker] } }
`,
      'events.yaml': `stack: kraft
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, old: { roles: [controller, broker], nodes: 0 } }
`,
    },
    finds: [],
  },
]);
