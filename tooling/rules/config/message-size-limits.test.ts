import { describeRule } from '../../../test/support/examples.ts';

describeRule('message-size-limits', [
  {
    name: 'as large',
    example: `kafka:
  config:
    message.max.bytes: 1048588
    log.segment.bytes: 1048588
`,
    finds: [],
  },
  {
    name: 'a request that is too small',
    example: `kafka:
  config:
    message.max.bytes: 209715200
`,
    finds: [
      'orders.yaml:3:24 warning: `message.max.bytes` is 209715200 but `socket.request.max.bytes` is 104857600, so a larger request is refused and its connection closed; raise it, or lower `message.max.bytes`.',
    ],
  },
  {
    name: 'a file that is too small',
    example: `kafka:
  config:
    log.segment.bytes: 1000000
`,
    finds: [
      'orders.yaml:3:24 warning: `message.max.bytes` is 1048588 but `log.segment.bytes` is 1000000, so a larger batch does not fit into a file of the log and is refused; raise it, or lower `message.max.bytes`.',
    ],
  },
  {
    name: 'copies are fetched all the same',
    example: `kafka:
  config:
    message.max.bytes: 10485760
    replica.fetch.max.bytes: 1048576
`,
    finds: [],
  },
]);
