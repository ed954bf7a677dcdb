import { describeRule } from '../../../test/support/examples.ts';

describeRule('topics-made-by-mistake', [
  { name: 'that of the base', example: '', finds: [] },
  {
    name: 'a patch takes it away',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: remove, path: /spec/kafka/config/auto.create.topics.enable }
`,
    finds: [
      "orders.yaml:1:1 warning: `auto.create.topics.enable` is true (Kafka's own default), so a mistyped name makes a topic; set it to false.",
    ],
  },
  {
    name: 'staging',
    example: `tier: staging
kafka: { config: { auto.create.topics.enable: true } }
`,
    finds: [],
  },
  {
    name: 'text',
    example: 'kafka: { config: { auto.create.topics.enable: "true" } }\n',
    finds: [
      'orders.yaml:1:47 warning: `auto.create.topics.enable` is true, so a mistyped name makes a topic; set it to false.',
    ],
  },
]);
