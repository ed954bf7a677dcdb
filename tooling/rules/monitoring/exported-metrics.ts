/**
 * Owns which metrics there are, by who gives them. What can be run in a test was scraped from the real thing
 * (`exported-metrics.json`, which an integration test keeps current); the rest is read from source: Strimzi 0.45.2 and 1.2.0 (`MetricsHolder`,
 * `KafkaAssemblyOperatorMetricsHolder`), kafka_exporter 1.9.0, Kubernetes (`kubelet/metrics/collectors/volume_stats.go`).
 */
import { compareVersions } from '../../strimzi/versions.ts';
import scraped from './exported-metrics.json' with { type: 'json' };

/** `migration` is a controller that takes over from ZooKeeper. */
export const stacks = ['zookeeper', 'kraft', 'migration'] as const;
export const nodeRoles = ['broker', 'controller'] as const;
export type NodeStack = (typeof stacks)[number];
export type NodeRole = (typeof nodeRoles)[number];

/** A node of a version of Kafka: `kraft 4.3.1 broker`. */
export type NodeExporter = `${NodeStack} ${string} ${NodeRole}`;

export type Exporter =
  | NodeExporter
  | 'zookeeper'
  | 'cruise-control'
  | 'kafka-exporter'
  | 'cluster-operator'
  | 'entity-operator'
  | 'prometheus'
  | 'kubelet';

const reconciliations = ['', '_failed', '_locked', '_periodical', '_successful'].map(
  (what) => `strimzi_reconciliations${what}_total`,
);
const durations = ['count', 'sum', 'max', 'bucket'].map((what) => `strimzi_reconciliations_duration_seconds_${what}`);
const operator = [...reconciliations, ...durations, 'strimzi_resources', 'strimzi_resources_paused'];

const read = {
  'kafka-exporter': [
    ...['kafka_brokers', 'kafka_broker_info', 'kafka_topic_partitions', 'kafka_exporter_build_info'],
    ...['current_offset', 'oldest_offset', 'leader', 'replicas', 'in_sync_replica', 'leader_is_preferred'].map(
      (what) => `kafka_topic_partition_${what}`,
    ),
    'kafka_topic_partition_under_replicated_partition',
    ...['current_offset', 'current_offset_sum', 'lag', 'lag_sum', 'members'].map(
      (what) => `kafka_consumergroup_${what}`,
    ),
    'kafka_consumergroupzookeeper_lag_zookeeper',
  ],
  'cluster-operator': [...operator, 'strimzi_resource_state', 'strimzi_certificate_expiration_timestamp_ms'],
  'entity-operator': [...operator, 'strimzi_reconciliations_max_queue_size', 'strimzi_reconciliations_max_batch_size'],
  kubelet: [
    ...['available_bytes', 'capacity_bytes', 'used_bytes', 'inodes', 'inodes_free', 'inodes_used'],
    'health_status_abnormal',
  ].map((what) => `kubelet_volume_stats_${what}`),
} as const;

/** What operators gave once, with the first release of Strimzi that does not. Source: `MetricsHolder`. */
export const endedMetrics: ReadonlyMap<string, string> = new Map([['strimzi_resource_state', '1.2']]);

/** Made by Prometheus itself for every target, and for alerts. */
export const madeByPrometheus: readonly string[] = [
  ...['up', 'scrape_duration_seconds', 'scrape_samples_scraped', 'scrape_samples_post_metric_relabeling'],
  ...['scrape_series_added', 'scrape_timeout_seconds', 'scrape_sample_limit', 'scrape_body_size_bytes'],
  ...['ALERTS', 'ALERTS_FOR_STATE'],
];

/** Names of series, as PromQL asks for them. */
export const exportedMetrics: ReadonlyMap<Exporter, ReadonlySet<string>> = new Map<Exporter, ReadonlySet<string>>([
  ...ofNodes(),
  ['zookeeper', new Set(scraped.zookeeper)],
  ['cruise-control', new Set(scraped['cruise-control'])],
  ['prometheus', new Set(scraped.prometheus)],
  ['kafka-exporter', new Set(read['kafka-exporter'])],
  ['cluster-operator', new Set(read['cluster-operator'])],
  ['entity-operator', new Set(read['entity-operator'])],
  ['kubelet', new Set(read.kubelet)],
]);

/** What several kinds of nodes give stands once, with who they are. */
function ofNodes(): ReadonlyMap<NodeExporter, ReadonlySet<string>> {
  const found = new Map<NodeExporter, Set<string>>();
  for (const { by, metrics } of scraped.kafka) {
    for (const one of by) {
      const node = readNode(one);
      if (node === undefined) continue;
      const key = nodeExporter(node);
      const known = found.get(key) ?? new Set();
      found.set(key, known);
      for (const metric of metrics) known.add(metric);
    }
  }
  return found;
}

export interface NodeKind {
  readonly stack: NodeStack;
  readonly version: string;
  readonly role: NodeRole;
}

function nodeExporter({ stack, version, role }: NodeKind): NodeExporter {
  return `${stack} ${version} ${role}`;
}

/** Undefined for an exporter that is no node of Kafka. */
export function readNode(exporter: string): NodeKind | undefined {
  const [first, version, last] = exporter.split(' ');
  const stack = stacks.find((one) => one === first);
  const role = nodeRoles.find((one) => one === last);
  return stack === undefined || role === undefined || version === undefined ? undefined : { stack, version, role };
}

/**
 * Those of the nodes that were scraped which stand for one: of its version, or of its minor; else of the next version below and above,
 * which between them know what it gives.
 */
export function standingFor({ stack, version, role }: NodeKind): readonly NodeExporter[] {
  const nodes = [...exportedMetrics.keys()].flatMap((one) => readNode(one) ?? []);
  const alike = nodes
    .filter((one) => one.stack === stack && one.role === role)
    .sort((a, b) => compareVersions(a.version, b.version));
  const same = alike.find((one) => minorOf(one.version) === minorOf(version));
  const below = alike.filter((one) => compareVersions(one.version, version) < 0).at(-1);
  const above = alike.find((one) => compareVersions(one.version, version) > 0);
  return (same === undefined ? [below, above] : [same]).flatMap((one) => (one === undefined ? [] : nodeExporter(one)));
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
