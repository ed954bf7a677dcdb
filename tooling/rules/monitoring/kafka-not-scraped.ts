import type { KubernetesContext } from '../context.ts';
import { inCluster } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import { defineKubernetesRule } from '../rule.ts';
import { listNames } from '../wording.ts';
import { looksElsewhere } from './exporters-in-sight.ts';
import { handMade } from './hand-made.ts';
import { type PrometheusServer, prometheusServers } from './prometheus-servers.ts';
import { type ScrapeJob, scrapeJobs } from './scrape-jobs.ts';
import { scraped, type Target } from './scrape-targets.ts';

const disk = '50Gi';
const scrapesIn = (namespace: string): readonly string[] => [
  'storage: { tsdb: { retention: { time: 15d, size: 40GB } } }',
  'scrape_configs:',
  '  - job_name: kafka',
  `    kubernetes_sd_configs: [{ role: pod, namespaces: { names: [${namespace}] } }]`,
];

export default defineKubernetesRule({
  id: 'kafka-not-scraped',
  summary: 'Where there is a Prometheus, it scrapes every Kafka cluster that has metrics.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `A Prometheus that looks in named namespaces does not see a Kafka cluster in another one. Nothing tells: what is not looked for is not
down, and the alerts that hold for all clusters have nothing to hold for.`,
  fix: 'Name the namespace in `kubernetes_sd_configs`, or let the `prometheus` section of cluster.yaml make the jobs, which follow the cluster files.',
  bad: handMade({ disk, config: scrapesIn('kafka-old') }),
  good: { 'cluster.yaml': 'prometheus: { storage: { size: 50Gi } }\n' },
  check(context, report) {
    const servers = prometheusServers(context);
    // One whose jobs are not in sight may scrape anything.
    if (servers.length === 0 || !servers.every((one) => isKnown(one))) return;
    const jobs = servers.flatMap(scrapeJobs).filter((one) => one.looksForPods);
    const brokers = brokersOf(jobs, context);
    for (const kafka of context.kafka) {
      const namespace = kafka.kafka && namespaceOf(kafka.kafka);
      if (kafka.kafka?.has('spec', 'kafka', 'metricsConfig') !== true || namespace === undefined) continue;
      if (kafka.made?.complete !== true) continue;
      const mayScrape = jobs.some((job, index) => {
        const found = brokers[index];
        return (
          job.namespaces?.includes(namespace) === true && (found?.has(`${namespace}/${kafka.kafka?.name}`) ?? true)
        );
      });
      if (mayScrape) continue;
      const namespaces = [...new Set(jobs.flatMap((one) => one.namespaces ?? []))].sort();
      const [server] = servers;
      report(
        `Kafka \`${kafka.cluster.spec.name}\` has metrics, and Prometheus of ${server?.what} looks for pods in ${listNames(namespaces)} only; add namespace \`${kafka.cluster.spec.namespace}\` to a job.`,
        jobs[0]?.place('kubernetes_sd_configs') ?? inCluster(kafka.cluster, 'namespace'),
        [{ place: inCluster(kafka.cluster, 'namespace'), message: 'the namespace of its pods' }],
      );
    }
  },
});

/** Whether all that it scrapes is pods of named namespaces, or nothing of Kafka's. */
function isKnown(server: PrometheusServer): boolean {
  const jobs = scrapeJobs(server);
  return (
    jobs.some((one) => one.looksForPods) &&
    jobs.every((one) => (one.looksForPods ? one.namespaces !== undefined : looksElsewhere(one)))
  );
}

/** Brokers that some job scrapes, as `namespace/cluster`; undefined for a job that may scrape more than is in sight. */
function brokersOf(
  jobs: readonly ScrapeJob[],
  context: KubernetesContext,
): readonly (ReadonlySet<string> | undefined)[] {
  return jobs.map((job) => {
    const targets = scraped(job, context);
    return (
      targets &&
      new Set(targets.filter(isBroker).map(({ pod, namespace }) => `${namespace}/${pod.labels[clusterLabel]}`))
    );
  });
}

const clusterLabel = 'strimzi.io/cluster';

function isBroker({ pod }: Target): boolean {
  return pod.labels['strimzi.io/component-type'] === 'kafka';
}
