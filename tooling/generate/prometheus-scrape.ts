/**
 * Owns the configuration of a Prometheus: what it scrapes, by which names pods are found and metrics labelled, how long it keeps them,
 * and where alerts and metrics go. Pods are asked for in the namespaces of Kafka only, as it may look nowhere else.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft, YamlNode } from '../source/node.ts';
import { keptBytes, prometheusSize } from '../strimzi/prometheus.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';

export const configFolder = '/etc/prometheus/config';
export const rulesFolder = '/etc/prometheus/rules';

/** Files of further rules that stand beside the configuration. */
export const furtherRules = 'rules-*.yml';

const label = (name: string): string => `__meta_kubernetes_pod_label_${name}`;

export interface Scraped {
  readonly kubernetes: KubernetesCluster;
  readonly kafka: readonly KafkaCluster[];
  /** Namespaces to look for Kafka in; undefined for all of them. */
  readonly namespaces: readonly string[] | undefined;
}

export function prometheusConfig(scraped: Scraped, reader: Reader): YamlNode {
  const { kubernetes } = scraped;
  const alertmanagers = reader.node('prometheus', 'alertmanagers');
  const own = reader.node('prometheus', 'scrapeConfigs');
  const labels = reader.node('prometheus', 'externalLabels');
  return reader.value(
    {
      global: {
        scrape_interval: '30s',
        scrape_timeout: '10s',
        evaluation_interval: '30s',
        external_labels: {
          kubernetes: kubernetes.id,
          ...(labels?.kind === 'map'
            ? Object.fromEntries([...labels.entries].map(([key, one]) => [key, one.value]))
            : {}),
        },
      },
      storage: { tsdb: { retention: retention(kubernetes, reader) } },
      rule_files: [`${rulesFolder}/*.yml`, `${configFolder}/${furtherRules}`],
      alerting:
        alertmanagers === undefined ? undefined : { alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }] },
      remote_write: reader.node('prometheus', 'remoteWrite'),
      scrape_configs: [...jobs(scraped), ...(own?.kind === 'list' ? own.items : [])],
    },
    'prometheus',
  );
}

/** What is kept ends by time or by size, whichever comes first: with one of them alone, a busy month fills the disk. */
function retention({ spec }: KubernetesCluster, reader: Reader): Draft {
  const kept = keptBytes(spec.prometheus?.storage.size ?? '');
  return {
    time: reader.node('prometheus', 'retention'),
    size: kept === undefined ? undefined : reader.value(prometheusSize(kept), 'prometheus', 'storage', 'size'),
  };
}

/** A job for each kind of pod that some Kafka cluster here has: one that finds nothing would say nothing of what is missing. */
function jobs({ kubernetes, kafka, namespaces }: Scraped): readonly Draft[] {
  const has = (part: (spec: KafkaCluster['spec']) => boolean): boolean => kafka.some(({ spec }) => part(spec));
  const { prometheus, strimzi } = kubernetes.spec;
  const release = strimziRelease(strimzi.release);
  const ofKafka = [podsOf(namespaces, 'strimzi.io/cluster')];
  const job = (name: string, isOn: boolean, port: string, component: string): readonly Draft[] =>
    isOn ? [podJob(name, ofKafka, [keep(port), only('strimzi_io_component_type', component)])] : [];
  return [
    ...job(
      'kafka-brokers',
      has((one) => one.metrics),
      metricsPort,
      'kafka',
    ),
    ...job(
      'zookeeper',
      has((one) => one.metrics && one.zookeeper !== undefined),
      metricsPort,
      'zookeeper',
    ),
    ...job(
      'kafka-exporter',
      has((one) => one.kafkaExporter.enabled),
      metricsPort,
      'kafka-exporter',
    ),
    ...job(
      'cruise-control',
      has((one) => one.metrics && one.cruiseControl.enabled),
      metricsPort,
      'cruise-control',
    ),
    ...(has((one) => one.zookeeperExporter.enabled)
      ? [
          podJob('zookeeper-exporter', ofKafka, [
            keep(metricsPort),
            only('app_kubernetes_io_name', 'zookeeper-exporter'),
          ]),
        ]
      : []),
    // Their metrics are about resources, whose namespace they name; it counts for more than that of the pod.
    ...(has((one) => one.entityOperator.enabled)
      ? [
          {
            ...podJob('entity-operator', ofKafka, [
              keep(release !== undefined && isSince(release, '1.1') ? 'healthcheck-(?:to|uo)' : 'healthcheck'),
              only('strimzi_io_component_type', 'entity-operator'),
            ]),
            honor_labels: true,
          },
        ]
      : []),
    {
      ...podJob(
        'cluster-operator',
        [podsOf([strimzi.operator.namespace], 'strimzi.io/kind=cluster-operator')],
        [keep('http')],
      ),
      honor_labels: true,
    },
    { job_name: 'prometheus', static_configs: [{ targets: ['localhost:9090'] }] },
    ...(prometheus?.nodeMetrics === true ? [kubeletJob(namespaces, prometheus.namespace)] : []),
  ];
}

const metricsPort = 'tcp-prometheus';

function podsOf(namespaces: readonly string[] | undefined, selector: string): Draft {
  return {
    role: 'pod',
    namespaces: namespaces === undefined ? undefined : { names: namespaces },
    selectors: [{ role: 'pod', label: selector }],
  };
}

function keep(port: string): Draft {
  return { source_labels: ['__meta_kubernetes_pod_container_port_name'], regex: port, action: 'keep' };
}

function only(name: string, value: string): Draft {
  return { source_labels: [label(name)], regex: value, action: 'keep' };
}

function podJob(name: string, discovery: readonly Draft[], kept: readonly Draft[]): { readonly [key: string]: Draft } {
  const rename = (from: string, to: string): Draft => ({ source_labels: [from], target_label: to });
  return {
    job_name: name,
    kubernetes_sd_configs: discovery,
    relabel_configs: [
      ...kept,
      // A pod that has ended keeps its address for a while, and would count as one that is down.
      { source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Failed|Succeeded', action: 'drop' },
      { regex: label('(strimzi_io_.+)'), action: 'labelmap' },
      rename('__meta_kubernetes_namespace', 'namespace'),
      rename('__meta_kubernetes_pod_name', 'kubernetes_pod_name'),
      rename('__meta_kubernetes_pod_node_name', 'node_name'),
    ],
  };
}

/**
 * How full volumes are, from each node's kubelet itself. The certificates of kubelets are signed by nobody on most Kubernetes clusters,
 * so they are not verified. Which Kafka cluster a volume belongs to is told by the name of its claim.
 */
function kubeletJob(namespaces: readonly string[] | undefined, own: string): Draft {
  const claim = String.raw`data(?:-\d+)?-((.+)-(?:kafka|zookeeper))-\d+`;
  const rename = (name: string, part: string): Draft => ({
    source_labels: ['persistentvolumeclaim'],
    regex: claim,
    target_label: name,
    replacement: part,
  });
  return {
    job_name: 'kubelet',
    scheme: 'https',
    authorization: { credentials_file: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    tls_config: { insecure_skip_verify: true },
    kubernetes_sd_configs: [{ role: 'node' }],
    relabel_configs: [{ source_labels: ['__meta_kubernetes_node_name'], target_label: 'node_name' }],
    metric_relabel_configs: [
      { source_labels: ['__name__'], regex: 'kubelet_volume_stats_.+', action: 'keep' },
      ...(namespaces === undefined
        ? []
        : [
            {
              source_labels: ['namespace'],
              regex: [...new Set([...namespaces, own])].join('|'),
              action: 'keep',
            },
          ]),
      rename('strimzi_io_cluster', '$2'),
      rename('strimzi_io_name', '$1'),
    ],
  };
}
