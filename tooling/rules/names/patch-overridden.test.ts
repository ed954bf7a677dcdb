import { describeRule } from '../../../test/support/examples.ts';

const two = (first: string, second: string, target = '{ kind: Kafka }'): string => `patches:
  - { target: { kind: Kafka }, operations: [${first}] }
  - { target: ${target}, operations: [${second}] }
`;
const windows = '{ op: add, path: /spec/maintenanceTimeWindows, value: ["* * 1-3 ? * SUN *"] }';
const told = (what: string): string =>
  `orders.yaml:2:62 warning: \`/spec/maintenanceTimeWindows\` is set here, and then ${what} by a later step, which wins; keep one of them. [orders.yaml:3:62 the later step]`;

describeRule('patch-overridden', [
  { name: 'set twice', example: two(windows, windows), finds: [told('set')] },
  {
    name: 'set and removed',
    example: two(windows, '{ op: remove, path: /spec/maintenanceTimeWindows }'),
    finds: [told('removed').replace('3:62', '3:65')],
  },
  {
    name: 'two fields',
    example: two(windows, '{ op: add, path: /spec/kafka/config/num.partitions, value: 6 }'),
    finds: [],
  },
  {
    name: 'the second reaches another object only',
    example: two(
      '{ op: add, path: /metadata/annotations/a, value: x }',
      '{ op: add, path: /metadata/annotations/a, value: z }',
      '{ kind: ConfigMap }',
    ),
    finds: [],
  },
  {
    name: 'a whole map anew',
    example: two(
      '{ op: add, path: /spec/kafka/logging, value: { type: inline } }',
      '{ op: replace, path: /spec/kafka/logging, value: { type: inline, loggers: {} } }',
    ),
    finds: [
      'orders.yaml:2:62 warning: `/spec/kafka/logging` is set here, and then set by a later step, which wins; keep one of them. [orders.yaml:3:66 the later step]',
    ],
  },
]);
