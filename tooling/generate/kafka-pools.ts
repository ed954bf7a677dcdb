/** Owns the KafkaNodePool of each pool. What all pools share is in the component `base/kafka/kraft/pools`. */
import type { KafkaCluster, PoolSpec } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { apiVersionOf } from './kafka-api.ts';
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
        annotations: annotationsOf(reader, group, pool),
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
function annotationsOf(reader: Reader, { route }: NodeGroup, { nodeIds }: PoolSpec): Draft {
  const range = nodeIds && reader.value(`[${nodeIds.from}-${nodeIds.to}]`, ...route, 'nodeIds');
  return {
    [ownerAnnotation]: reader.node('owner'),
    [tierAnnotation]: reader.node('tier'),
    'strimzi.io/next-node-ids': range,
    ...drafts(reader, ...route, 'annotations'),
  };
}

function drafts(reader: Reader, ...route: readonly (string | number)[]): { readonly [key: string]: Draft } {
  const node = reader.node(...route);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, entry]) => [key, entry.value])) : {};
}
