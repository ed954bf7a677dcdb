import { describeRule } from '../../../test/support/examples.ts';

describeRule('topic-names-collide', [
  {
    name: 'three of them',
    example: {
      'orders/topics.yaml': `topics:
  a_b.c: {}
  a.b_c: {}
  a_b_c: {}
`,
    },
    finds: [
      'orders/topics.yaml:3:3 error: Topics `a_b.c` and `a.b_c` differ only in `.` and `_`, so Kafka refuses the second; rename one. [orders/topics.yaml:2:3 the other one]',
      'orders/topics.yaml:4:3 error: Topics `a_b.c` and `a_b_c` differ only in `.` and `_`, so Kafka refuses the second; rename one. [orders/topics.yaml:2:3 the other one]',
    ],
  },
  {
    name: 'other characters are others',
    example: {
      'orders/topics.yaml': `topics:
  a.b: {}
  a-b: {}
  ab: {}
`,
    },
    finds: [],
  },
  {
    name: 'capitals are others',
    example: {
      'orders/topics.yaml': `topics:
  a.b: {}
  A_b: {}
`,
    },
    finds: [],
  },
]);
