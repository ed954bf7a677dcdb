import { kraftExample } from '../kraft-example.ts';
import { defineKafkaRule } from '../rule.ts';

const allowList = ['spec', 'kafka', 'metricsConfig', 'values', 'allowList'] as const;

export default defineKafkaRule({
  id: 'metrics-reporter-refused',
  summary: 'The Strimzi Metrics Reporter is told of at least one metric to give.',
  severity: 'error',
  why: `From Strimzi 0.47 on metrics can come from the Strimzi Metrics Reporter, which gives those that a list of regular expressions lets
through. The operator refuses a cluster whose list is empty, or has an expression that Java cannot read.`,
  fix: 'Leave `values` out for the list of the operator, or name what to give, such as `kafka_server.*`.',
  bad: kraftExample(`patches:
  - target: { kind: Kafka }
    operations:
      - { op: replace, path: /spec/kafka/metricsConfig/type, value: strimziMetricsReporter }
      - { op: add, path: /spec/kafka/metricsConfig/values, value: { allowList: [] } }
`),
  good: kraftExample(`metrics: true
`),
  check({ kafka }, report) {
    if (kafka?.text('spec', 'kafka', 'metricsConfig', 'type') !== 'strimziMetricsReporter') return;
    if (!kafka.has(...allowList) || kafka.list(...allowList).length > 0) return;
    report(
      'The list of metrics to give is empty, so the operator refuses the cluster; name some, or leave `values` out.',
      kafka.place(...allowList),
    );
  },
});
