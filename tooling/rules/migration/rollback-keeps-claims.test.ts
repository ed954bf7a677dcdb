import { describeRule } from '../../../test/support/examples.ts';

const file = (phase: string, controllers: string) =>
  `migration: { phase: ${phase} }\npools:\n  kafka: { name: kafka, roles: [broker] }\n  controllers: { roles: [controller]${controllers} }\n`;

describeRule('rollback-keeps-claims', [
  {
    name: 'said to be kept',
    example: file('rolling-back', ', storage: { deleteClaim: false }'),
    finds: [
      'orders.yaml:4:63 warning: The claims of the nodes of pool `orders-controllers` stay when the rollback takes the pool away, and a later migration would begin with their old metadata; set `deleteClaim: true`.',
    ],
  },
  {
    name: 'one of two volumes',
    example: file(
      'rolling-back',
      ', storage: { volumes: [{ id: 0, size: 20Gi, class: cloud-ssd, deleteClaim: true }, { id: 1, size: 20Gi, class: cloud-ssd }] }',
    ),
    finds: [
      'orders.yaml:4:50 warning: The claims of the nodes of pool `orders-controllers` stay when the rollback takes the pool away, and a later migration would begin with their old metadata; set `deleteClaim: true`.',
    ],
  },
  { name: 'while the migration goes on', example: file('migrating', ''), finds: [] },
  { name: 'once they are gone', example: file('rolled-back', ''), finds: [] },
]);
