/** Owns the KafkaNodePool of each pool. What all pools share is in the component `base/kafka/kraft/pools`. */
import { isDeletable } from '../model/deletable.ts';
import type { KafkaCluster, PoolSpec } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { apiVersionOf } from './kafka-api.ts';
import { withKeeping } from './listed.ts';
import { nodesSpec, podTemplate } from './nodes.ts';
import { ownerAnnotation, tierAnnotation } from './notes.ts';

/** In the order of the file; none where brokers are in no pool. */
export function kafkaPools(cluster: KafkaCluster): readonly YamlNode[] {
  const reader = readerOf(cluster.node);
  return nodeGroupsOf(cluster).flatMap((group) =>
    group.pool === undefined ? [] : [poolObject(cluster, reader, group, group.pool)],
  );
}

function poolObject(cluster: KafkaCluster, reader: Reader, group: NodeGroup, pool: PoolSpec): YamlNode {
  const { route } = group;
  return fromPlain(
    {
      apiVersion: apiVersionOf(cluster),
      kind: 'KafkaNodePool',
      metadata: {
        name: reader.node(...route, 'name'),
        labels: {
          'strimzi.io/cluster': reader.node('name'),
          // Those of the Kafka resource reach no pod of a pool.
          ...drafts(reader, 'labels'),
          ...drafts(reader, ...route, 'labels'),
        },
        annotations: annotationsOf(cluster, reader, group, pool),
      },
      spec: {
        replicas: reader.node(...group.nodesRoute),
        roles: reader.node(...route, 'roles'),
        ...nodesSpec(cluster, reader, group),
        template: { pod: podTemplate(cluster, reader, group) },
      },
    },
    reader.value(null, ...route).origin,
  );
}

/** The component finds pools of ours by the first; one that stands in `manifests` is its author's own affair. */
function annotationsOf(cluster: KafkaCluster, reader: Reader, { route }: NodeGroup, pool: PoolSpec): Draft {
  const { nodeIds } = pool;
  const range = nodeIds && reader.value(`[${nodeIds.from}-${nodeIds.to}]`, ...route, 'nodeIds');
  const annotations = {
    [ownerAnnotation]: reader.node('owner'),
    [tierAnnotation]: reader.node('tier'),
    'strimzi.io/next-node-ids': range,
    ...drafts(reader, ...route, 'annotations'),
  };
  // Deleting a pool deletes its pods whatever they hold: the operator checks brokers that are scaled down, and no pool that is gone.
  return mayGo(cluster, pool) ? annotations : withKeeping(annotations);
}

/** Controllers end with the next step of the way back to ZooKeeper. */
function mayGo({ spec }: KafkaCluster, { name, roles }: PoolSpec): boolean {
  const isGoing = spec.migration?.phase === 'rolling-back' && !roles.includes('broker');
  return isGoing || isDeletable(spec.deletable, 'KafkaNodePool', name);
}

function drafts(reader: Reader, ...route: readonly (string | number)[]): { readonly [key: string]: Draft } {
  const node = reader.node(...route);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, entry]) => [key, entry.value])) : {};
}
