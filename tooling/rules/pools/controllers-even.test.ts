import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('controllers-even', [
  {
    name: 'two in staging',
    example: kraftExample(`tier: staging
pools:
  controllers: { roles: [controller], nodes: 2 }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:3:46 warning: 2 controllers outlive the loss of none, as a single one does; set 1 or 3 in a new cluster.',
    ],
  },
  {
    name: 'in two pools',
    example: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  others: { roles: [controller], nodes: 1 }
  brokers: { roles: [broker] }
`,
    finds: ['orders.yaml:3:46 warning: 4 controllers outlive the loss of 1, as 3 do; set 3 or 5 in a new cluster.'],
  },
  {
    name: 'of mixed nodes',
    example: `stack: kraft
tier: staging
pools:
  nodes: { roles: [controller, broker], nodes: 4 }
`,
    finds: ['orders.yaml:4:48 warning: 4 controllers outlive the loss of 1, as 3 do; set 3 or 5 in a new cluster.'],
  },
  {
    name: 'one, three, five',
    example: {
      'orders.yaml': `stack: kraft
tier: development
pools: { nodes: { roles: [controller, broker], nodes: 1 } }
`,
      'events.yaml': `stack: kraft
pools: { controllers: { roles: [controller], nodes: 5 }, brokers: { roles: [broker] } }
`,
    },
    finds: [],
  },
  {
    name: 'a pool with none',
    example: `stack: kraft
pools:
  controllers: { roles: [controller], nodes: 3 }
  others: { roles: [controller], nodes: 0 }
  brokers: { roles: [broker] }
`,
    finds: [],
  },
]);
