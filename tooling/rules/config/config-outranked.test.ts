import { describeRule } from '../../../test/support/examples.ts';

describeRule('config-outranked', [
  {
    name: 'one unit each',
    example: `kafka:
  config:
    log.roll.ms: 1000
    log.roll.jitter.hours: 1
`,
    finds: [],
  },
  {
    name: 'jitter',
    example: `kafka:
  config:
    log.roll.jitter.ms: 1000
    log.roll.jitter.hours: 1
`,
    finds: [
      'orders.yaml:4:5 warning: Setting `log.roll.jitter.hours` has no effect beside `log.roll.jitter.ms`, which is `1000`; leave one of them out. [orders.yaml:3:25 the one that counts]',
    ],
  },
]);
