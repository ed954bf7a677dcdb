/**
 * Owns the labels that the operator gives the pods of a cluster, with node pools or without, and what selects pods by them. Source:
 * Strimzi 0.45.2 and 1.2.0, `KafkaPool`, `KafkaCluster`, `WorkloadUtils.createStatefulPod`; 0.45.2, `ZookeeperCluster`.
 */

import { componentLabels, resourceLabels, templateLabels as taken } from '../labels.ts';
import type { Labels } from '../notations/label-selector.ts';
import type { StrimziRelease } from '../releases.ts';

export type NodeRole = 'controller' | 'broker';

/** Brokers without node pools are a pool of this name to the operator. */
export const virtualPool = 'kafka';

/** What the ids of a pool's nodes are appended to, and what its StrimziPodSet is called. */
export function poolPodsName(cluster: string, pool: string): string {
  return `${cluster}-${pool}`;
}

/** What selects all nodes with a role, in clusters with pools and, for brokers, in those without. Pods have the label from 0.36 on. */
export function roleSelector(cluster: string, role: NodeRole): Labels {
  return { 'strimzi.io/cluster': cluster, 'strimzi.io/kind': 'Kafka', [`strimzi.io/${role}-role`]: 'true' };
}

/** What selects one pod. */
export function podSelector(cluster: string, pod: string, release: StrimziRelease): Labels {
  return { 'strimzi.io/cluster': cluster, 'strimzi.io/kind': 'Kafka', [podNameLabel(release)]: pod };
}

/** The label by which the operator's own Services find one pod. Up to 0.45 pods have both, from 0.46 on the second alone. */
export function podNameLabel(release: StrimziRelease): string {
  return release.podNameLabels.find((label) => label.startsWith('statefulset.')) ?? 'strimzi.io/pod-name';
}

/** What `strimzi.io/name` says of these pods, with pools too; without pools also what their numbers are appended to. */
export function nodesName(cluster: string, part: 'kafka' | 'zookeeper'): string {
  return `${cluster}-${part}`;
}

export interface LabelledNodes {
  /** Name of the Kafka resource. */
  readonly cluster: string;
  /** Labels of the Kafka resource. */
  readonly resourceLabels: Labels;
  /** Labels of the pod template. */
  readonly templateLabels: Labels;
}

/** Gives the labels of the ZooKeeper pod with a number; nothing is computed before somebody asks. */
export function zookeeperPodLabeller(nodes: LabelledNodes): (number: number) => Labels {
  let shared: Labels | undefined;
  let template: Labels | undefined;
  const name = nodesName(nodes.cluster, 'zookeeper');
  return (number) => {
    shared ??= {
      ...componentLabels({
        cluster: nodes.cluster,
        name,
        type: 'zookeeper',
        copied: resourceLabels(nodes.resourceLabels),
      }),
      'strimzi.io/controller': 'strimzipodset',
      'strimzi.io/controller-name': name,
    };
    template ??= taken(nodes.templateLabels);
    return {
      ...shared,
      'strimzi.io/pod-name': `${name}-${number}`,
      'statefulset.kubernetes.io/pod-name': `${name}-${number}`,
      ...template,
    };
  };
}

export interface LabelledPool {
  readonly cluster: string;
  readonly pool: string;
  readonly roles: readonly NodeRole[];
  readonly release: StrimziRelease;
  /** Labels of the KafkaNodePool, or of the Kafka resource where there are no pools. */
  readonly resourceLabels: Labels;
  /** Labels of the pod template, the pool's own or the one it takes over. */
  readonly templateLabels: Labels;
}

/** Gives the labels of the pod with an id; nothing is computed before somebody asks. */
export function poolPodLabeller(nodes: LabelledPool): (id: number) => Labels {
  let shared: Labels | undefined;
  let template: Labels | undefined;
  const podsName = poolPodsName(nodes.cluster, nodes.pool);
  return (id) => {
    shared ??= sharedPoolLabels(nodes, podsName);
    template ??= taken(nodes.templateLabels);
    const labels: Record<string, string> = { ...shared };
    for (const name of nodes.release.podNameLabels) labels[name] = `${podsName}-${id}`;
    return Object.assign(labels, template);
  };
}

function sharedPoolLabels({ cluster, pool, roles, ...nodes }: LabelledPool, podsName: string): Labels {
  const name = nodesName(cluster, 'kafka');
  return {
    ...componentLabels({ cluster, name, type: 'kafka', copied: resourceLabels(nodes.resourceLabels) }),
    'strimzi.io/pool-name': pool,
    'strimzi.io/broker-role': String(roles.includes('broker')),
    'strimzi.io/controller-role': String(roles.includes('controller')),
    'strimzi.io/controller': 'strimzipodset',
    'strimzi.io/controller-name': podsName,
  };
}
