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
    name: 'metrics of controllers, of ZooKeeper where nobody has it, and of other versions',
    example: {
      'cluster.yaml': `strimzi: { release: 1.2.0 }
prometheus:
  storage: { size: 50Gi }
  ruleGroups:
    - name: orders
      rules:
        - { alert: NoLeader, expr: "sum(kafka_server_raftmetrics_current_leader) < 0" }
        - { alert: Cordoned, expr: "sum(kafka_log_logmanager_cordonedlogdirectorycount) > 0" }
        - { alert: Slow, expr: "sum(zookeeper_outstandingrequests) > 10" }
        - { alert: Session, expr: "sum(kafka_server_sessionexpirelistener_zookeeperexpires_total) > 10" }
        - { alert: Migration, expr: "sum(kafka_controller_kafkacontroller_zkmigrationstate) == 2" }
        - { alert: Behind, expr: "sum(kafka_controller_kafkacontroller_zkwritebehindlag) > 1" }
        - { alert: Lag, expr: "sum(kafka_consumergroup_lag) > 10" }
`,
      'orders.yaml': '',
    },
    finds: [
      'cluster.yaml:9:32 error: Alert `Slow` asks for `zookeeper_outstandingrequests`, which ZooKeeper nodes would give, and no job here scrapes that; turn it on, or leave the alert out.',
      'cluster.yaml:10:35 error: Alert `Session` asks for `kafka_server_sessionexpirelistener_zookeeperexpires_total`, which only nodes of clusters with ZooKeeper give, and no job here scrapes any; leave the alert out.',
      'cluster.yaml:11:37 error: Alert `Migration` asks for `kafka_controller_kafkacontroller_zkmigrationstate`, which only nodes of Kafka 3.9.2 give, and no job here scrapes any; leave the alert out.',
      'cluster.yaml:12:34 error: Alert `Behind` asks for `kafka_controller_kafkacontroller_zkwritebehindlag`, which only controllers that take over from ZooKeeper give, and no job here scrapes any; leave the alert out.',
      'cluster.yaml:13:31 error: Alert `Lag` asks for `kafka_consumergroup_lag`, which the Kafka exporter would give, and no job here scrapes that; turn it on, or leave the alert out.',
    ],
  },
  {
    name: 'what Kafka gives from 4.3 on, before it',
    example: {
      ...alert('kafka_log_logmanager_cordonedlogdirectorycount > 0', 'strimzi: { release: 1.2.0 }\n'),
      'orders.yaml': 'kafka: { version: 4.2.1, metadataVersion: 4.2-IV1 }\n',
    },
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kafka_log_logmanager_cordonedlogdirectorycount`, which only nodes of Kafka 4.3.1 give, and no job here scrapes any; leave the alert out.',
    ],
  },
  {
    name: 'controllers where there are none',
    example: alert('sum(kafka_controller_kafkacontroller_metadataerrorcount) > 0'),
    finds: [
      'cluster.yaml:3:57 error: Alert `Own` asks for `kafka_controller_kafkacontroller_metadataerrorcount`, which only controllers give, and no job here scrapes any; leave the alert out.',
    ],
  },
  {
    name: 'all of them on the way from ZooKeeper',
    example: alert(
      'max(kafka_controller_kafkacontroller_zkwritebehindlag) > max(kafka_server_brokermetadatametrics_last_applied_record_lag_ms) + max(zookeeper_outstandingrequests)',
      '',
      `kafka: { config: { inter.broker.protocol.version: "3.9" }, metadataVersion: 3.9-IV0 }
migration: { phase: migrating }
pools:
  kafka: { name: kafka, roles: [broker], nodeIds: { from: 0, to: 9 } }
  controllers: { roles: [controller], nodeIds: { from: 10, to: 19 } }
`,
    ),
    finds: [],
  },
]);

test('what the operator tells no more', async () => {
  const findings = await judgeExample(alert('strimzi_resource_state == 0', 'strimzi: { release: 1.2.0 }\n'));
  expect(findings.map(({ message }) => message).filter((one) => one.includes('strimzi_resource_state'))).toEqual([
    'Alert `Own` asks for `strimzi_resource_state`, which the operator gives no more since Strimzi 1.2, so that it never fires; leave the alert out.',
  ]);
});
