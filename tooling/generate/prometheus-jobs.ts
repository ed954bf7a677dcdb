/**
 * Owns what a Prometheus scrapes: by which names pods are found, and how their metrics are labelled. Pods are asked for in the namespaces of
 * Kafka only, as it may look nowhere else.
 */
import type { KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { nodeGroupsOf } from '../model/node-groups.ts';
import type { Draft } from '../source/node.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { kubeletJob } from './prometheus-kubelets.ts';

/** Brokers, also those that are controllers besides. */
export const brokersJob = 'kafka-brokers';
export const controllersJob = 'kafka-controllers';

const label = (name: string): string => `__meta_kubernetes_pod_label_${name}`;

export interface Scraped {
  readonly kubernetes: KubernetesCluster;
  readonly kafka: readonly KafkaCluster[];
  /** Namespaces to look for Kafka in; undefined for all of them. */
  readonly namespaces: readonly string[] | undefined;
}

/** A job for each kind of pod that some Kafka cluster here has: one that finds nothing would say nothing of what is missing. */
export function scrapeJobs({ kubernetes, kafka, namespaces }: Scraped): readonly Draft[] {
  const has = (part: (spec: KafkaCluster['spec']) => boolean): boolean => kafka.some(({ spec }) => part(spec));
  const { prometheus, strimzi } = kubernetes.spec;
  const release = strimziRelease(strimzi.release);
  const ofKafka = [podsOf(namespaces, 'strimzi.io/cluster')];
  const ofNodes = [keep(metricsPort), only('strimzi_io_component_type', 'kafka')];
  const job = (name: string, isOn: boolean, port: string, component: string): readonly Draft[] =>
    isOn ? [podJob(name, ofKafka, [keep(port), only('strimzi_io_component_type', component)])] : [];
  return [
    ...(has((one) => one.metrics) ? [podJob(brokersJob, ofKafka, [...ofNodes, isController('drop')])] : []),
    ...(kafka.some((one) => one.spec.metrics && hasOnlyControllers(one))
      ? [podJob(controllersJob, ofKafka, [...ofNodes, isController('keep')])]
      : []),
    ...job(
      'zookeeper',
      kafka.some((one) => one.spec.metrics && hasZookeeperNodes(one)),
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
    ...(prometheus?.nodeMetrics === true ? [kubeletJob(kafka, namespaces, prometheus.namespace)] : []),
  ];
}

const metricsPort = 'tcp-prometheus';

/** Nodes that are controllers and nothing else. Pods of operators before 0.36, which has no pools, do not say what they are: brokers. */
function isController(action: 'keep' | 'drop'): Draft {
  return { source_labels: [label('strimzi_io_broker_role')], regex: 'false', action };
}

function hasOnlyControllers(cluster: KafkaCluster): boolean {
  return nodeGroupsOf(cluster).some(({ roles }) => roles.includes('controller') && !roles.includes('broker'));
}

/** Whether there are any by now: the operator takes them away at the last step of the way to KRaft, while the file still has them. */
export function hasZookeeperNodes({ spec }: KafkaCluster): boolean {
  return spec.zookeeper !== undefined && spec.migration?.phase !== 'finalised';
}

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
