import { describeRule } from '../../../test/support/examples.ts';

describeRule('offset-commits-not-replicated', [
  {
    name: 'none',
    example: 'kafka: { config: { offsets.commit.required.acks: 0 } }\n',
    finds: [
      'orders.yaml:1:50 warning: `offsets.commit.required.acks` is 0, so committed positions are lost with a broker; take it away, or set -1.',
    ],
  },
  { name: 'all, as text', example: 'kafka: { config: { offsets.commit.required.acks: "-1" } }\n', finds: [] },
  {
    name: 'development',
    example: `tier: development
kafka: { config: { offsets.commit.required.acks: 1 } }
`,
    finds: [],
  },
]);
