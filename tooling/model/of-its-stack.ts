/** Owns what of profiles is for a cluster: a profile may serve both stacks, and what it says of ZooKeeper nodes is for those that have any. */
import { map, nodeAt, type YamlMap } from '../source/node.ts';
import { defaultStack } from './defaults.ts';
import type { KubernetesCluster } from './model.ts';

/** Profiles and cluster file without a section for ZooKeeper nodes where the cluster has none. */
export function ofItsStack(cluster: YamlMap, kubernetes: KubernetesCluster): YamlMap {
  const written = nodeAt(cluster, ['stack']);
  const stack = written?.kind === 'scalar' ? written.value : defaultStack(kubernetes);
  if (stack !== 'kraft' || !cluster.entries.has('zookeeper')) return cluster;
  return map(new Map([...cluster.entries].filter(([key]) => key !== 'zookeeper')), cluster.origin);
}
