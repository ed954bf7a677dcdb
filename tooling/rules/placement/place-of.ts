/** Owns where a finding about the hosts of some nodes stands: at what somebody wrote about them. */
import type { KafkaCluster } from '../../model/model.ts';
import { nodeAt, type Route } from '../../source/node.ts';
import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { isWritten } from '../written.ts';

const fields = ['affinity', 'nodeSelector', 'zones', 'nodePool', 'tolerations'] as const;

/** What selects hosts in the cluster file; else a patch, which may do so as well; else the node pools themselves. */
export function placeOfHosts({ cluster, kubernetes }: KafkaContext, nodes: Nodes): Place {
  const { spec } = nodes;
  if (spec === undefined) return nodes.place('template', 'pod');
  const written = fields.filter((field) => spec.placement[field] !== undefined);
  const places = written.map((field) => inCluster(cluster, ...routeOfPlacement(cluster, nodes), field));
  const place = places.find(isWritten);
  if (place !== undefined) return place;
  return cluster.spec.patches === undefined ? inCluster(kubernetes, 'nodePools') : inPatches(cluster);
}

/** Where the cluster file says how nodes are placed: `pools.brokers.placement`, or `kafka.placement` where the pool has it from there. */
export function routeOfPlacement({ node }: KafkaCluster, { authored, pool }: Nodes): Route {
  const own: Route = [...authored, 'placement'];
  const shared: Route = ['kafka', 'placement'];
  if (pool === undefined || !isWritten({ node, route: own })) return own;
  const [given, there] = [nodeAt(node, own)?.origin, nodeAt(node, shared)?.origin];
  return given !== undefined && given.file === there?.file && given.start === there.start ? shared : own;
}

/** What a person sets, such as `pools.brokers.placement.hosts`. */
export function fieldOfPlacement(cluster: KafkaCluster, nodes: Nodes, field: string): string {
  return [...routeOfPlacement(cluster, nodes), field].join('.');
}

/** Whom it is about: what several pools have from one line is one fault. */
export function calledByPlacement(cluster: KafkaCluster, nodes: Nodes): string {
  const isShared = nodes.pool !== undefined && routeOfPlacement(cluster, nodes)[0] === 'kafka';
  return isShared ? 'brokers' : nodes.called;
}
