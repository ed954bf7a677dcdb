/**
 * Owns the labels that the operator gives the pods of a cluster without node pools. Source: Strimzi 0.45.2, `KafkaPool`,
 * `ZookeeperCluster` and `WorkloadUtils.createStatefulPod`.
 */
import type { Labels } from './label-selector.ts';
import { componentLabels, resourceLabels, templateLabels as taken } from './labels.ts';

/** Brokers without node pools are a pool of this name to the operator. */
export const virtualPool = 'kafka';

/** What `strimzi.io/name` says of these pods, and what their numbers are appended to. */
export function nodesName(cluster: string, part: 'kafka' | 'zookeeper'): string {
  return `${cluster}-${part}`;
}

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

/** The labels of each pod, by its number. */
export function podLabels(nodes: LabelledNodes): readonly Labels[] {
  const labelsOf = podLabeller(nodes);
  return Array.from({ length: nodes.replicas }, (_, number) => labelsOf(number));
}

/** Gives the labels of the pod with a number; nothing is computed before somebody asks. */
export function podLabeller(nodes: Omit<LabelledNodes, 'replicas'>): (number: number) => Labels {
  let shared: Labels | undefined;
  let template: Labels | undefined;
  const name = nodesName(nodes.cluster, nodes.part);
  return (number) => {
    shared ??= sharedLabels(nodes, name);
    template ??= taken(nodes.templateLabels);
    return {
      ...shared,
      'strimzi.io/pod-name': `${name}-${number}`,
      'statefulset.kubernetes.io/pod-name': `${name}-${number}`,
      ...template,
    };
  };
}

function sharedLabels({ cluster, part, ...nodes }: Omit<LabelledNodes, 'replicas'>, name: string): Labels {
  const pool = {
    'strimzi.io/pool-name': virtualPool,
    'strimzi.io/broker-role': 'true',
    'strimzi.io/controller-role': 'false',
  };
  return {
    ...componentLabels({ cluster, name, type: part, copied: resourceLabels(nodes.resourceLabels) }),
    ...(part === 'kafka' ? pool : {}),
    'strimzi.io/controller': 'strimzipodset',
    'strimzi.io/controller-name': name,
  };
}
