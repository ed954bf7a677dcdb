/** Owns where in its own file a cluster says something of its nodes, and what is to be told of a value that a profile said so far. */
import type { KafkaCluster } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { mergeLayers } from '../model/profiles.ts';
import { nameOf } from '../model/wording.ts';
import { nodeAt, type Route } from '../source/node.ts';

/**
 * Where the file says something of a group: there, or where all brokers are described, if these are the only ones and their pool says nothing
 * itself.
 */
export function placeOf(cluster: KafkaCluster, group: NodeGroup, own: Route, shared: Route): Route {
  const [file] = cluster.layers;
  if (nodeAt(file, own) !== undefined || group.pool === undefined || !isOnlyWithBrokers(cluster, group)) return own;
  const merged = mergeLayers(cluster.layers);
  return nodeAt(merged, own) === undefined && nodeAt(file, shared) !== undefined ? shared : own;
}

export function isOnlyWithBrokers(cluster: KafkaCluster, group: NodeGroup): boolean {
  const others = nodeGroupsOf(cluster).filter((one) => one.route.join() !== group.route.join());
  return group.roles.includes('broker') && !others.some((one) => one.roles.includes('broker'));
}

/** What a profile says is said anew: a change of the profile does not reach this cluster any more. */
export function profileNotes(cluster: KafkaCluster, route: Route): readonly string[] {
  const there = nodeAt(cluster.node, route);
  const path = there?.origin.file.path ?? '';
  if (!path.startsWith('clusters/profiles/') || nodeAt(cluster.layers[0], route) !== undefined) return [];
  const profile = path.slice('clusters/profiles/'.length, -'.yaml'.length);
  return [
    `\`${nameOf(route)}\` came from profile \`${profile}\`; \`${cluster.path}\` says it itself now, and a change of the profile no longer reaches it.`,
  ];
}
