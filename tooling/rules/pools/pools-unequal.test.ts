import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('pools-unequal', [
  {
    name: 'disks, whatever their number',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  one: { roles: [broker], storage: { size: 500Gi }, nodeIds: { from: 10, to: 19 } }
  two: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }, nodeIds: { from: 20, to: 29 } }
`,
    finds: [
      'orders.yaml:5:38 warning: The nodes of pool `orders-two` have 200Gi of disk and the nodes of pool `orders-one` 500Gi, though each broker gets as many partitions; make them alike. [orders.yaml:4:44 the larger ones]',
    ],
  },
  {
    name: 'the same in two disks',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  one: { roles: [broker], storage: { size: 200Gi }, nodeIds: { from: 10, to: 19 } }
  two: { roles: [broker], storage: { volumes: [{ id: 0, size: 100Gi }, { id: 1, size: 100Gi }] }, nodeIds: { from: 20, to: 29 } }
`,
    finds: [],
  },
  {
    name: 'CPUs of controllers',
    example: kraftExample(`pools:
  one: { roles: [controller], nodes: 2, cpu: 2 }
  two: { roles: [controller], nodes: 1, cpu: 500m, storage: { size: 40Gi } }
  brokers: { roles: [broker] }
`),
    finds: [
      'orders.yaml:3:46 warning: The nodes of pool `orders-two` have 0.5 CPUs and the nodes of pool `orders-one` 2, though each of them may have to lead; make them alike. [orders.yaml:2:46 the larger ones]',
    ],
  },
  {
    name: 'a pool with no nodes, and another tier',
    example: {
      'orders.yaml': `stack: kraft
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, next: { roles: [broker], nodes: 0, memory: 32Gi } }
`,
      'events.yaml': `stack: kraft
tier: staging
pools: { controllers: { roles: [controller] }, brokers: { roles: [broker] }, next: { roles: [broker], memory: 32Gi } }
`,
    },
    finds: [],
  },
  {
    name: 'more of one and less of another is meant so',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  fast: { roles: [broker], memory: 16Gi, storage: { size: 100Gi }, nodeIds: { from: 10, to: 19 } }
  slow: { roles: [broker], memory: 8Gi, storage: { size: 500Gi }, nodeIds: { from: 20, to: 29 } }
`,
    finds: [],
  },
  {
    name: 'Cruise Control knows what they can carry',
    example: `stack: kraft
pools:
  controllers: { roles: [controller] }
  one: { roles: [broker], storage: { size: 500Gi }, nodeIds: { from: 10, to: 19 } }
  two: { roles: [broker], storage: { size: 100Gi }, nodeIds: { from: 20, to: 29 } }
cruiseControl: {}
`,
    finds: [],
  },
]);
