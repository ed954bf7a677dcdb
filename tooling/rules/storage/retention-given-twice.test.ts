import { describeRule } from '../../../test/support/examples.ts';

describeRule('retention-given-twice', [
  {
    name: 'the same time in two units',
    example: 'kafka: { config: { log.retention.hours: 1, log.retention.minutes: 60 } }\n',
    finds: [],
  },
  {
    name: 'all three',
    example: 'kafka: { config: { log.retention.hours: 1, log.retention.minutes: 30, log.retention.ms: 1000 } }\n',
    finds: [
      'orders.yaml:1:41 warning: `log.retention.hours` is 1 but does not count beside `log.retention.ms`, which is 1000; leave only one of them in. [orders.yaml:1:89 the one that counts]',
      'orders.yaml:1:67 warning: `log.retention.minutes` is 30 but does not count beside `log.retention.ms`, which is 1000; leave only one of them in. [orders.yaml:1:89 the one that counts]',
    ],
  },
  {
    name: 'no limit in one of them',
    example: 'kafka: { config: { log.retention.hours: -1, log.retention.minutes: 30 } }\n',
    finds: [
      'orders.yaml:1:41 warning: `log.retention.hours` is -1 but does not count beside `log.retention.minutes`, which is 30; leave only one of them in. [orders.yaml:1:68 the one that counts]',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { config: { log.retention.hours: 1, log.retention.ms: 1000 } }
`,
    finds: [],
  },
]);
