import { describeRule } from '../../../test/support/examples.ts';

describeRule('listener-port-reserved', [
  {
    name: 'JMX',
    example: `kafka:
  listeners:
    - { name: a, port: 9999, type: internal }
`,
    finds: [
      'orders.yaml:3:24 error: Listener `a` has port 9999, which the operator keeps for JMX; choose another port from 9092 on.',
    ],
  },
  {
    name: 'a neighbour',
    example: `kafka:
  listeners:
    - { name: a, port: 9998, type: internal }
    - { name: b, port: 9403, type: internal }
`,
    finds: [],
  },
]);
