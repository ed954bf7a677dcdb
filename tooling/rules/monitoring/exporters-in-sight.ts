/**
 * Owns what a Prometheus can know: which exporters its jobs reach, and whether it reaches any whose metrics nobody here can name. With
 * one of those nothing can be said of a metric, but that it is there.
 */
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import type { KafkaContext, KubernetesContext } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { type Exporter, exportedMetrics, madeByPrometheus, type NodeStack, standingFor } from './exported-metrics.ts';
import type { PrometheusServer } from './prometheus-servers.ts';
import { type ScrapeJob, scrapeJobs } from './scrape-jobs.ts';
import { scraped, type Target } from './scrape-targets.ts';

/** Exporters by job; undefined where one is reached that is not known. */
export function exportersOf(server: PrometheusServer, context: KubernetesContext): ReadonlySet<Exporter> | undefined {
  const found = new Set<Exporter>();
  for (const job of scrapeJobs(server)) {
    const exporters = exportersOfJob(job, context);
    if (exporters === undefined) return undefined;
    for (const one of exporters) found.add(one);
  }
  return found;
}

function exportersOfJob(job: ScrapeJob, context: KubernetesContext): readonly Exporter[] | undefined {
  if (isItself(job)) return ['prometheus'];
  if (isOfKubelets(job)) return ['kubelet'];
  const exporters = scraped(job, context)?.map((target) => exportersOfPod(target, context));
  return exporters?.every((one) => one !== undefined) === true ? exporters.flat() : undefined;
}

function isItself({ plain }: ScrapeJob): boolean {
  const targets = listAt(plain, 'static_configs').flatMap((one) => listAt(one, 'targets'));
  const keys =
    typeof plain === 'object' && plain !== null ? Object.keys(plain).filter((key) => key.endsWith('_sd_configs')) : [];
  return (
    keys.length === 0 && targets.length > 0 && targets.every((one) => /^(?:localhost|127\.0\.0\.1):/.test(String(one)))
  );
}

/** Volumes, as the generated job keeps nothing else. */
function isOfKubelets({ plain }: ScrapeJob): boolean {
  const roles = listAt(plain, 'kubernetes_sd_configs').map((one) => textAt(one, 'role'));
  const kept = listAt(plain, 'metric_relabel_configs').map((one) => textAt(one, 'regex'));
  return roles.length > 0 && roles.every((one) => one === 'node') && kept.includes('kubelet_volume_stats_.+');
}

const byType: Readonly<Record<string, Exporter>> = {
  zookeeper: 'zookeeper',
  'kafka-exporter': 'kafka-exporter',
  'cruise-control': 'cruise-control',
  'entity-operator': 'entity-operator',
};

/** Undefined for a pod of which nobody here knows what it gives. */
function exportersOfPod(target: Target, context: KubernetesContext): readonly Exporter[] | undefined {
  const { labels } = target.pod;
  const component = labels['strimzi.io/component-type'] ?? '';
  if (component === 'kafka') return exportersOfNode(target, context);
  const type = byType[component];
  if (type !== undefined) return [type];
  if (labels['strimzi.io/kind'] === 'cluster-operator') return ['cluster-operator'];
  // Its metrics have a prefix of their own, `zk_`.
  return labels['app.kubernetes.io/name'] === 'zookeeper-exporter' ? [] : undefined;
}

/** One that is both gives what both give; on the way from ZooKeeper brokers know it and the controllers. */
function exportersOfNode(
  { pod, namespace }: Target,
  { kafka: all }: KubernetesContext,
): readonly Exporter[] | undefined {
  const found = all.find(
    ({ kafka }) =>
      kafka?.name === pod.labels['strimzi.io/cluster'] && kafka !== undefined && namespaceOf(kafka) === namespace,
  );
  if (found === undefined) return undefined;
  const version = found.kafka?.text('spec', 'kafka', 'version') ?? found.release.defaultKafkaVersion;
  const isController = pod.labels['strimzi.io/controller-role'] === 'true';
  // Operators before 0.36 put no role on brokers, which were all they had.
  const isBroker = pod.labels['strimzi.io/broker-role'] !== 'false';
  return stacksOf(found).flatMap((stack) => [
    ...(isBroker ? standingFor({ stack, version, role: 'broker' }) : []),
    ...(isController ? standingFor({ stack, version, role: 'controller' }) : []),
  ]);
}

function stacksOf({ kafka }: KafkaContext): readonly NodeStack[] {
  const hasControllers = kafka?.nodes.some((one) => one.roles.includes('controller')) === true;
  if (!hasControllers) return ['zookeeper'];
  return (kafka?.replicas('zookeeper') ?? 0) > 0 ? ['zookeeper', 'kraft', 'migration'] : ['kraft'];
}

/** Names of metrics that belong to what is known here; of any other nothing is said. */
const ours =
  /^(?:kafka_(?:server|controller|network|log|cluster|coordinator|cruisecontrol|consumergroup|topic)_|zookeeper_|strimzi_|jmx_|kubelet_volume_stats_|prometheus_)/;

export function isOurs(metric: string): boolean {
  return ours.test(metric);
}

/** Who gives a metric, whether or not it is reached. */
export function giversOf(metric: string): readonly Exporter[] {
  return [...exportedMetrics].filter(([, metrics]) => metrics.has(metric)).map(([exporter]) => exporter);
}

export const allMetrics: readonly string[] = [
  ...new Set([...[...exportedMetrics.values()].flatMap((one) => [...one]), ...madeByPrometheus]),
];

/** Metrics that a job renames or makes are not known by name. */
export function renamesMetrics(server: PrometheusServer): boolean {
  return listAt(server.config, 'scrape_configs').some((job) =>
    listAt(job, 'metric_relabel_configs').some((one) => plainAt(one, 'target_label') === '__name__'),
  );
}

/** Whether a job asks Prometheus itself or kubelets, and so no pod of Kafka. */
export function looksElsewhere(job: ScrapeJob): boolean {
  return isItself(job) || isOfKubelets(job);
}
