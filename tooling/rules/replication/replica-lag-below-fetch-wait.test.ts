import { describeRule } from '../../../test/support/examples.ts';

describeRule('replica-lag-below-fetch-wait', [
  { name: 'as long as the wait', example: 'kafka: { config: { replica.lag.time.max.ms: 500 } }\n', finds: [] },
  {
    name: 'a longer wait',
    example: 'kafka: { config: { replica.lag.time.max.ms: 10000, replica.fetch.wait.max.ms: 10001 } }\n',
    finds: [
      'orders.yaml:1:45 error: `replica.lag.time.max.ms` is 10000 and `replica.fetch.wait.max.ms` is 10001, so brokers do not start; set at least 10001. [orders.yaml:1:79 the waiting time]',
    ],
  },
  {
    name: 'a wait beyond both limits',
    example: 'kafka: { config: { replica.fetch.wait.max.ms: 40000 } }\n',
    finds: [
      "orders.yaml:1:47 error: `replica.lag.time.max.ms` is 30000 (Kafka's own default) and `replica.fetch.wait.max.ms` is 40000, so brokers do not start; set at least 40000.",
      "orders.yaml:1:47 error: `replica.socket.timeout.ms` is 30000 (Kafka's own default) and `replica.fetch.wait.max.ms` is 40000, so brokers do not start; set at least 40000.",
    ],
  },
  {
    name: 'the socket',
    example: 'kafka: { config: { replica.socket.timeout.ms: 400 } }\n',
    finds: [
      'orders.yaml:1:47 error: `replica.socket.timeout.ms` is 400 and `replica.fetch.wait.max.ms` is 500, so brokers do not start; set at least 500.',
    ],
  },
  {
    name: 'in development too',
    example: `tier: development
kafka: { config: { replica.lag.time.max.ms: 499 } }
`,
    finds: [
      'orders.yaml:2:45 error: `replica.lag.time.max.ms` is 499 and `replica.fetch.wait.max.ms` is 500, so brokers do not start; set at least 500.',
    ],
  },
]);
