import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-ids-overlap', [
  {
    name: 'one number in common, downwards',
    example: kraftExample(`tier: staging
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[9-2]" } }
`),
    finds: [
      'orders.yaml:3:39 warning: Pools `orders-brokers` and `orders-controllers` both wish for number 2; give each a range of its own. [orders.yaml:4:72 the other range]',
    ],
  },
  {
    name: 'single numbers',
    example: `stack: kraft
pools:
  controllers: { roles: [controller], annotations: { strimzi.io/next-node-ids: "[0, 2, 4]" } }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[1, 3, 5]" } }
`,
    finds: [],
  },
  {
    name: 'three pools, each with the others',
    example: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 0, to: 9 } }
  brokers: { roles: [broker], nodeIds: { from: 0, to: 9 } }
  more: { roles: [broker], nodeIds: { from: 9, to: 19 } }
`,
    finds: [
      'orders.yaml:3:39 error: Pools `orders-brokers` and `orders-controllers` both wish for numbers 0 to 9; give each a range of its own. [orders.yaml:4:31 the other range]',
      'orders.yaml:5:28 error: Pools `orders-brokers` and `orders-more` both wish for number 9; give each a range of its own. [orders.yaml:4:31 the other range]',
      'orders.yaml:5:28 error: Pools `orders-controllers` and `orders-more` both wish for number 9; give each a range of its own. [orders.yaml:3:39 the other range]',
    ],
  },
  {
    name: 'other clusters have numbers of their own',
    example: {
      'orders.yaml': `stack: kraft
pools: { controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }, brokers: { roles: [broker], nodeIds: { from: 3, to: 9 } } }
`,
      'events.yaml': `stack: kraft
pools: { controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }, brokers: { roles: [broker], nodeIds: { from: 3, to: 9 } } }
`,
    },
    finds: [],
  },
]);
