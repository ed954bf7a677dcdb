import { describeRule } from '../../../test/support/examples.ts';

const file = (phase: string, controllers: string, tier = '') =>
  `${tier}migration: { phase: ${phase} }\npools:\n  kafka: { name: kafka, roles: [broker] }\n${controllers}`;

describeRule('migration-controllers-unfit', [
  {
    name: 'both roles before there are controllers',
    example: file('prepare', '  more: { roles: [broker, controller] }\n'),
    finds: [
      'orders.yaml:4:11 error: Nodes of pool `more` are controllers and brokers at once, and no such node can leave ZooKeeper; give controllers a pool of their own.',
    ],
  },
  {
    name: 'one without a disk',
    example: file(
      'migrating',
      '  controllers: { roles: [controller], nodes: 1, storage: { ephemeral: true } }\n',
      'tier: development\n',
    ),
    finds: [
      'orders.yaml:5:49 error: The one node of pool `orders-controllers` has no disk and restarts during the migration, which loses the metadata that it took over; give it a disk.',
    ],
  },
  {
    name: 'one with a disk',
    example: file('migrating', '  controllers: { roles: [controller], nodes: 1 }\n', 'tier: development\n'),
    finds: [],
  },
]);
