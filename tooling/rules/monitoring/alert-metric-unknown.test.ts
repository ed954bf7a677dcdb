import { expect, test } from 'vitest';
import { describeRule, judgeExample } from '../../../test/support/examples.ts';

const alert = (expr: string, more = '', orders = ''): Readonly<Record<string, string>> => ({
  'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups: [{ name: own, rules: [{ alert: Own, expr: '${expr}' }] }]
${more}`,
  'orders.yaml': orders,
});

describeRule('alert-metric-unknown', [
  {
    name: 'what brokers give',
    example: alert('kafka_log_log_size > 1'),
    finds: [],
  },
  {
    name: 'a slip',
    example: alert('sum(rate(kafka_server_brokertopicmetrics_mesagesin_total[5m])) == 0'),
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kafka_server_brokertopicmetrics_mesagesin_total`, which nothing exports, so that it never fires; did you mean `kafka_server_brokertopicmetrics_messagesin_total`?',
    ],
  },
  {
    name: 'a name of long ago',
    example: alert('kafka_server_replicamanager_isrshrinkspersec_count > 1'),
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kafka_server_replicamanager_isrshrinkspersec_count`, which nothing exports, so that it never fires; did you mean `kafka_server_replicamanager_isrshrinks_total`?',
    ],
  },
  {
    name: 'what nobody here gives is somebody’s own affair',
    example: alert('app_orders_total > 1'),
    finds: [],
  },
  {
    name: 'what the operator tells',
    example: alert('strimzi_resource_state == 0'),
    finds: [],
  },
  {
    name: 'an exporter that nobody has',
    example: alert('kafka_consumergroup_lag > 1'),
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kafka_consumergroup_lag`, which the Kafka exporter would give, and no job here scrapes that; turn it on, or leave the alert out.',
    ],
  },
  {
    name: 'an exporter that somebody has',
    example: alert('kafka_consumergroup_lag > 1', '', 'kafkaExporter: {}\n'),
    finds: [],
  },
  {
    name: 'volumes that nobody asks for',
    example: alert('kubelet_volume_stats_used_bytes > 1'),
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kubelet_volume_stats_used_bytes`, which kubelets would give, and no job here scrapes that; turn it on, or leave the alert out.',
    ],
  },
  {
    name: 'volumes that somebody asks for',
    example: alert('kubelet_volume_stats_used_bytes > 1', '  nodeMetrics: true\n'),
    finds: [],
  },
  {
    name: 'a job with anything',
    example: alert(
      'kafka_consumergroup_group_lag > 1',
      '  scrapeConfigs: [{ job_name: lag, static_configs: [{ targets: ["lag:8000"] }] }]\n',
    ),
    finds: [],
  },
  {
    name: 'a metric that is recorded',
    example: {
      'cluster.yaml': `prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: own
      rules:
        - { record: 'kafka_server_total', expr: up }
        - { alert: Own, expr: kafka_server_total > 1 }
`,
    },
    finds: [],
  },
  {
    name: 'asked for by a pattern',
    example: alert('{__name__=~"kafka_server_nothing.*"}'),
    finds: [],
  },
  {
    name: 'rules of their own',
    example: alert(
      'kafka_server_own_name > 1',
      '',
      `patches:
  - target: { kind: ConfigMap, name: orders-kafka-metrics }
    operations: [{ op: replace, path: /data/kafka-metrics-config.yml, value: 'rules: []' }]
`,
    ),
    finds: [],
  },
  {
    name: 'metrics of controllers, and of a ZooKeeper that nobody runs',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - { alert: NoLeader, expr: "sum(kafka_server_raftmetrics_current_leader) < 0" }
        - { alert: Slow, expr: "sum(zookeeper_outstandingrequests) > 10" }
        - { alert: Lag, expr: "sum(kafka_consumergroup_lag) > 10" }
`,
      'orders.yaml': '',
    },
    finds: [
      'cluster.yaml:9:31 error: Alert `Lag` asks for `kafka_consumergroup_lag`, which the Kafka exporter would give, and no job here scrapes that; turn it on, or leave the alert out.',
    ],
  },
]);

test('what the operator tells no more', async () => {
  const findings = await judgeExample(alert('strimzi_resource_state == 0', 'strimzi: { release: 1.2.0 }\n'));
  expect(findings.map(({ message }) => message).filter((one) => one.includes('strimzi_resource_state'))).toEqual([
    'Alert `Own` asks for `strimzi_resource_state`, which the operator gives no more since Strimzi 1.2, so that it never fires; leave the alert out.',
  ]);
});
