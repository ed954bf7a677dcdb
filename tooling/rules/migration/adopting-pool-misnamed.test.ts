import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

const pools = (text: string, phase = 'prepare') => `migration: { phase: ${phase} }\npools:\n${text}`;

describeRule('adopting-pool-misnamed', [
  {
    name: 'named after the cluster, by default',
    example: pools('  kafka: { roles: [broker] }\n'),
    finds: [
      'orders.yaml:3:3 error: No pool of `orders` is called `kafka`, so the operator would replace its brokers by those of pool `orders-kafka`, with empty disks; write `name: kafka` in the pool that takes them over.',
    ],
  },
  {
    name: 'in a later phase',
    example: pools('  brokers: { roles: [broker] }\n  controllers: { roles: [controller] }\n', 'migrating'),
    finds: [
      'orders.yaml:3:3 error: No pool of `orders` is called `kafka`, so the operator would replace its brokers by those of pool `orders-brokers`, with empty disks; write `name: kafka` in the pool that takes them over.',
    ],
  },
  {
    name: 'one of several',
    example: pools('  brokers: { roles: [broker], name: kafka }\n  more: { roles: [broker] }\n'),
    finds: [],
  },
  {
    name: 'the name on controllers',
    example: pools(
      '  brokers: { roles: [broker] }\n  controllers: { roles: [controller], name: kafka }\n',
      'migrating',
    ),
    finds: [
      'orders.yaml:3:3 error: No pool of `orders` is called `kafka`, so the operator would replace its brokers by those of pool `orders-brokers`, with empty disks; write `name: kafka` in the pool that takes them over.',
    ],
  },
  {
    name: 'a name of its own',
    example: pools('  brokers: { roles: [broker], name: mine }\n'),
    finds: [
      'orders.yaml:3:37 error: No pool of `orders` is called `kafka`, so the operator would replace its brokers by those of pool `mine`, with empty disks; write `name: kafka` in the pool that takes them over.',
    ],
  },
  {
    name: 'without ZooKeeper, any name',
    example: kraftExample('pools:\n  a: { roles: [broker] }\n  b: { roles: [controller] }\n'),
    finds: [],
  },
]);
