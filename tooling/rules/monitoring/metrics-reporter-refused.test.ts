import { describeRule } from '../../../test/support/examples.ts';
import { kraftExample } from '../kraft-example.ts';

describeRule('metrics-reporter-refused', [
  {
    name: 'one expression',
    example: kraftExample(`patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/metricsConfig/type, value: strimziMetricsReporter }
      - { op: add, path: /spec/kafka/metricsConfig/values, value: { allowList: ["kafka_log.*"] } }
`),
    finds: [],
  },
  {
    name: 'the list of the operator',
    example: kraftExample(`patches:
  - target: { kind: Kafka }
    operations: [{ op: replace, path: /spec/kafka/metricsConfig/type, value: strimziMetricsReporter }]
`),
    finds: [],
  },
]);
