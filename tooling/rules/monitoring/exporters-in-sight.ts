/**
 * Owns what a Prometheus can know: which exporters its jobs reach, and whether it reaches any whose metrics nobody here can name. With
 * one of those nothing can be said of a metric, but that it is there.
 */
import { listAt, plainAt, textAt } from '../../source/plain.ts';
import type { KubernetesContext } from '../context.ts';
import { type Exporter, exportedMetrics, madeByPrometheus } from './exported-metrics.ts';
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
  const exporters = scraped(job, context)?.map(exporterOf);
  return exporters?.every((one) => one !== undefined) === true ? exporters.filter((one) => one !== 'own') : undefined;
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
  kafka: 'kafka-brokers',
  zookeeper: 'zookeeper',
  'kafka-exporter': 'kafka-exporter',
  'cruise-control': 'cruise-control',
  'entity-operator': 'entity-operator',
};

/** `own` is an exporter whose metrics have a prefix of their own, `zk_`. */
function exporterOf({ pod }: Target): Exporter | 'own' | undefined {
  const type = byType[pod.labels['strimzi.io/component-type'] ?? ''];
  if (type !== undefined) return type;
  if (pod.labels['strimzi.io/kind'] === 'cluster-operator') return 'cluster-operator';
  return pod.labels['app.kubernetes.io/name'] === 'zookeeper-exporter' ? 'own' : undefined;
}

/** Names of metrics that belong to what is known here; of any other nothing is said. */
const ours =
  /^(?:kafka_(?:server|controller|network|log|cluster|coordinator|cruisecontrol|consumergroup|topic)_|zookeeper_|strimzi_|jmx_|kubelet_volume_stats_|prometheus_)/;

export function isOurs(metric: string): boolean {
  return ours.test(metric);
}

/** Who gives a metric, whether or not it is reached. */
export function giversOf(metric: string): readonly Exporter[] {
  return (Object.keys(exportedMetrics) as Exporter[]).filter((one) => exportedMetrics[one].has(metric));
}

export const allMetrics: readonly string[] = [
  ...new Set([...Object.values(exportedMetrics).flatMap((one) => [...one]), ...madeByPrometheus]),
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
