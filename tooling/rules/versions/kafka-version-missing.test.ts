import { describeRule } from '../../../test/support/examples.ts';

describeRule('kafka-version-missing', [
  { name: 'there', example: '', finds: [] },
  {
    name: 'staging',
    example: `tier: staging
patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/version }
`,
    finds: [
      'orders.yaml:2:1 warning: A patch takes the Kafka version away, so the operator chooses 3.9.2, and another after its next upgrade; leave `version` in.',
    ],
  },
]);
