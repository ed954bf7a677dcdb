/**
 * Owns the names of objects that the operator makes for a cluster without node pools. Source: Strimzi 0.45.2, `KafkaResources`,
 * `ListenersUtils.backwardsCompatible*Name`, `KafkaCluster.generateClusterRoleBinding`.
 */

export interface NamedListener {
  readonly name: string;
  readonly port: number;
  readonly type: string;
}

export interface NamedCluster {
  readonly name: string;
  readonly namespace: string;
  readonly brokers: number;
  readonly zookeeperNodes: number;
  readonly listeners: readonly NamedListener[];
  /** Whether brokers learn their rack from a node label. */
  readonly rack: boolean;
}

export interface ObjectName {
  readonly kind: string;
  /** Undefined for an object of the whole Kubernetes cluster. */
  readonly namespace: string | undefined;
  readonly name: string;
  /** The listener it is for, by its place in the list. */
  readonly listener?: number;
}

/** What `strimzi.io/name` says of these pods, and what their numbers are appended to. */
export function nodesName(cluster: string, part: 'kafka' | 'zookeeper'): string {
  return `${cluster}-${part}`;
}

/** Objects that every such cluster has; those of the Entity Operator, Cruise Control and exporters come on top. */
export function operatorObjects(cluster: NamedCluster): readonly ObjectName[] {
  const { name, namespace } = cluster;
  const kafka = nodesName(name, 'kafka');
  const zookeeper = nodesName(name, 'zookeeper');
  const named = (kind: string, names: readonly string[]): readonly ObjectName[] =>
    names.map((one) => ({ kind, namespace, name: one }));
  return [
    ...named('StrimziPodSet', [kafka, zookeeper]),
    ...named('Pod', [...numbered(kafka, cluster.brokers), ...numbered(zookeeper, cluster.zookeeperNodes)]),
    ...named('ConfigMap', [...numbered(kafka, cluster.brokers), `${zookeeper}-config`]),
    ...named('ServiceAccount', [kafka, zookeeper]),
    ...named('Service', [`${kafka}-bootstrap`, `${kafka}-brokers`, `${zookeeper}-client`, `${zookeeper}-nodes`]),
    ...cluster.listeners.flatMap((listener, index) =>
      named('Service', listenerServices(kafka, listener, cluster.brokers)).map((one) => ({ ...one, listener: index })),
    ),
    ...named('Secret', [
      `${name}-cluster-ca`,
      `${name}-cluster-ca-cert`,
      `${name}-clients-ca`,
      `${name}-clients-ca-cert`,
      `${name}-cluster-operator-certs`,
      `${kafka}-brokers`,
      `${zookeeper}-nodes`,
    ]),
    ...named('NetworkPolicy', [`${name}-network-policy-kafka`, `${name}-network-policy-zookeeper`]),
    ...named('PodDisruptionBudget', [kafka, zookeeper]),
    ...clusterRoleBindings(cluster),
  ];
}

/** Bootstrap and one for each broker; only `external` on 9094 keeps the names from when it was the one listener there could be. */
function listenerServices(kafka: string, { name, port, type }: NamedListener, brokers: number): readonly string[] {
  if (type === 'internal') return [];
  const each = port === 9094 && name === 'external' ? kafka : `${kafka}-${name}`;
  return [`${kafka}-${name}-bootstrap`, ...numbered(each, brokers)];
}

/** Node ports and racks are read from the node, for which brokers need a right in the whole Kubernetes cluster. */
function clusterRoleBindings({ name, namespace, listeners, rack }: NamedCluster): readonly ObjectName[] {
  if (!rack && !listeners.some((listener) => listener.type === 'nodeport')) return [];
  return [{ kind: 'ClusterRoleBinding', namespace: undefined, name: `strimzi-${namespace}-${name}-kafka-init` }];
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, number) => `${name}-${number}`);
}
