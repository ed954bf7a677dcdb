import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('controllers-below-three', [
  {
    name: 'two',
    example: kraftExample(`pools:
  controllers: { roles: [controller], nodes: 2 }
  brokers: { roles: [broker] }
`),
    finds: ['orders.yaml:2:46 error: With 2 controllers the cluster stops whenever one is down; run 3 in production.'],
  },
  {
    name: 'three in three pools',
    example: `stack: kraft
pools:
  a: { roles: [controller], nodes: 1 }
  b: { roles: [controller], nodes: 1 }
  c: { roles: [controller], nodes: 1 }
  brokers: { roles: [broker] }
`,
    finds: [],
  },
  {
    name: 'one outside of production',
    example: {
      'orders.yaml': `stack: kraft
tier: staging
pools: { controllers: { roles: [controller], nodes: 1 }, brokers: { roles: [broker] } }
`,
      'events.yaml': `stack: kraft
tier: development
pools: { nodes: { roles: [controller, broker], nodes: 1 } }
`,
    },
    finds: [],
  },
  {
    name: 'none with ZooKeeper',
    example: 'zookeeper: { nodes: 3 }\n',
    finds: [],
  },
]);
