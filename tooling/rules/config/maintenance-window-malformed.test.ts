import { describeRule } from '../../../test/support/examples.ts';

describeRule('maintenance-window-malformed', [
  {
    name: 'one that is understood',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 0-1 ? * SUN,MON,TUE *"] }
`,
    finds: [],
  },
  {
    name: 'the second of two',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 0-1 ? * SUN", "* * 25 * * ?"] }
`,
    finds: [
      'orders.yaml:4:83 error: Maintenance window `* * 25 * * ?` has `25` for the hours, so the operator takes it for closed; expected 0 to 23, `*`, a range or a step.',
    ],
  },
  {
    name: 'two days',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 2 1 * MON"] }
`,
    finds: [
      'orders.yaml:4:64 error: Maintenance window `* * 2 1 * MON` names both a day of the month and a day of the week, so the operator takes it for closed; write `?` for one of them.',
    ],
  },
  {
    name: 'no day',
    example: `patches:
  - target: { kind: Kafka }
    operations:
      - { op: add, path: /spec/maintenanceTimeWindows, value: ["* * 2 ? * ?"] }
`,
    finds: [
      'orders.yaml:4:64 error: Maintenance window `* * 2 ? * ?` names no day, so the operator takes it for closed; write `*` for one of them.',
    ],
  },
]);
