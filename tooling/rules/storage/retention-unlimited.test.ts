import { describeRule } from '../../../test/support/examples.ts';

describeRule('retention-unlimited', [
  {
    name: 'in hours, as text',
    example: 'kafka: { config: { log.retention.hours: "-1" } }\n',
    finds: [
      'orders.yaml:1:41 warning: `log.retention.hours` is -1 and `log.retention.bytes` sets no limit, so the disks fill up; limit one of them here, and lift it on the topics that need it.',
    ],
  },
  {
    name: 'compacted',
    example: 'kafka: { config: { log.retention.ms: -1, log.cleanup.policy: compact } }\n',
    finds: [],
  },
  {
    name: 'a limit that counts more',
    example: 'kafka: { config: { log.retention.ms: 86400000, log.retention.hours: 24 } }\n',
    finds: [],
  },
  { name: 'nothing is given: a week', example: '', finds: [] },
  {
    name: 'no limit by size either, in words',
    example: 'kafka: { config: { log.retention.ms: -1, log.retention.bytes: -1 } }\n',
    finds: [
      'orders.yaml:1:38 warning: `log.retention.ms` is -1 and `log.retention.bytes` sets no limit, so the disks fill up; limit one of them here, and lift it on the topics that need it.',
    ],
  },
  {
    name: 'development',
    example: `tier: development
kafka: { config: { log.retention.ms: -1 } }
`,
    finds: [],
  },
]);
