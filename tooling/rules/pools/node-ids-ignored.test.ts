import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('node-ids-ignored', [
  {
    name: 'of nodes that go',
    example: kraftExample(`pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/remove-node-ids: "5" } }
`),
    finds: [
      'orders.yaml:3:74 error: `strimzi.io/remove-node-ids` of node pool `orders-brokers` is `5`, in which the operator finds no ids; write ids and ranges in brackets, such as `[0, 2, 10-19]`.',
    ],
  },
  {
    name: 'an empty list',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], annotations: { strimzi.io/next-node-ids: "[]" } }
`,
    finds: [
      'orders.yaml:4:72 error: `strimzi.io/next-node-ids` of node pool `orders-brokers` is `[]`, in which the operator finds no ids; write ids and ranges in brackets, such as `[0, 2, 10-19]`.',
    ],
  },
  {
    name: 'fewer numbers than nodes',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], nodes: 4, annotations: { strimzi.io/next-node-ids: "[3-5]" } }
`,
    finds: [
      'orders.yaml:4:82 error: `strimzi.io/next-node-ids` of node pool `orders-brokers` has too few free ids, so a node gets id 0; make the range longer, or choose one that no other pool uses.',
    ],
  },
  {
    name: 'numbers that a pool without a range has taken',
    example: `stack: kraft
pools:
  brokers: { roles: [broker] }
  controllers: { roles: [controller], nodeIds: { from: 0, to: 2 } }
`,
    finds: [
      'orders.yaml:4:39 error: `strimzi.io/next-node-ids` of node pool `orders-controllers` has too few free ids, so a node gets id 3; make the range longer, or choose one that no other pool uses.',
    ],
  },
  {
    name: 'enough',
    example: `stack: kraft
pools:
  controllers: { roles: [controller], nodeIds: { from: 100, to: 102 } }
  brokers: { roles: [broker], nodeIds: { from: 0, to: 99 } }
`,
    finds: [],
  },
]);
