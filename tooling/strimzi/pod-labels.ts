/**
 * Owns the labels that the operator gives the pods of a cluster without node pools. Source: Strimzi 0.45.2, `Labels`, `KafkaPool`,
 * `ZookeeperCluster` and `WorkloadUtils.createPod`.
 */
import type { Labels } from './label-selector.ts';
import { nodesName } from './object-names.ts';

export interface LabelledNodes {
  /** Name of the Kafka resource. */
  readonly cluster: string;
  readonly part: 'kafka' | 'zookeeper';
  readonly replicas: number;
  /** Labels of the Kafka resource. */
  readonly resourceLabels: Labels;
  /** Labels of the pod template. */
  readonly templateLabels: Labels;
}

/** The default of `STRIMZI_LABELS_EXCLUSION_PATTERN`: labels of the Kafka resource that its pods do not get. */
const notCopied = /^(?:app\.kubernetes\.io\/(?!part-of)|kustomize\.toolkit\.fluxcd\.io)/;

/** The labels of each pod, by its number. */
export function podLabels({
  cluster,
  part,
  replicas,
  resourceLabels,
  templateLabels,
}: LabelledNodes): readonly Labels[] {
  const name = nodesName(cluster, part);
  const copied = Object.fromEntries(Object.entries(resourceLabels).filter(([key]) => !notCopied.test(key)));
  const shared: Labels = {
    ...copied,
    'strimzi.io/kind': 'Kafka',
    'strimzi.io/cluster': cluster,
    'strimzi.io/name': name,
    'strimzi.io/component-type': part,
    'app.kubernetes.io/name': part,
    'app.kubernetes.io/instance': labelValue(cluster),
    'app.kubernetes.io/part-of': labelValue(`strimzi-${cluster}`),
    'app.kubernetes.io/managed-by': 'strimzi-cluster-operator',
    // Brokers without node pools are a pool named `kafka` to the operator.
    ...(part === 'kafka'
      ? {
          'strimzi.io/pool-name': 'kafka',
          'strimzi.io/broker-role': 'true',
          'strimzi.io/controller-role': 'false',
        }
      : {}),
    'strimzi.io/controller': 'strimzipodset',
    'strimzi.io/controller-name': name,
  };
  return Array.from({ length: replicas }, (_, number) => ({
    ...shared,
    'strimzi.io/pod-name': `${name}-${number}`,
    'statefulset.kubernetes.io/pod-name': `${name}-${number}`,
    ...templateLabels,
  }));
}

/** A label holds 63 characters; the operator cuts longer values and what punctuation is then last. */
function labelValue(text: string): string {
  return text.slice(0, 63).replace(/[-._]+$/, '');
}
