/**
 * Owns which disks a change is about: of each pool that has nodes on both sides, and of ZooKeeper, how storage is described before and
 * after, and the fields that say so.
 */
import type { Plain } from '../../../source/node.ts';
import { numberAt, plainAt } from '../../../source/plain.ts';
import { hasReached, metadataStage } from '../../pools/metadata-stage.ts';
import type { ClusterChange, FieldChange } from '../effect.ts';
import { causes, fieldsAt, type NodeChange, nodeChangeOf, poolItself, votersOf } from '../of-nodes/node-change.ts';

export interface Disks {
  /** Name of the pool, or `zookeeper`. */
  readonly subject: string;
  readonly part: 'kafka' | 'zookeeper';
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  /** Ids of the nodes that stay, and their pods. */
  readonly kept: readonly number[];
  readonly pods: readonly string[];
  readonly hasNewNodes: boolean;
  /** Whether the nodes say they are of a pool, so that another pool can stand beside it. */
  readonly inPool: boolean;
  readonly isBroker: boolean;
  readonly isController: boolean;
  /** Whether its nodes keep a log of the metadata. */
  readonly holdsMetadata: boolean;
  /** How many vote on the metadata, in the whole cluster. */
  readonly voters: number;
  /** Whether brokers get a pool, or lose it: that tells of the fields. */
  readonly isSwitched: boolean;
  readonly fields: readonly FieldChange[];
}

/** @returns those of which a field differs. */
export function disksOf(change: ClusterChange): readonly Disks[] {
  const nodes = nodeChangeOf(change);
  return [...poolDisks(nodes), ...zookeeperDisks(nodes)].filter((one) => one.fields.length > 0);
}

function poolDisks(nodes: NodeChange): readonly Disks[] {
  const { change, cluster } = nodes;
  const holdsMetadata = hasReached(metadataStage(change.after.kafka, change.after.release), 'pre-migration');
  const voters = votersOf(nodes, 'after').length;
  return nodes.pools.flatMap(({ name, before, after, kept, added }) => {
    if (before === undefined || after === undefined) return [];
    const isSwitched = before.storage.from !== after.storage.from;
    const own = fieldsAt(
      change,
      after.storage.from === 'pool' ? 'KafkaNodePool' : 'Kafka',
      after.storage.from === 'pool' ? name : cluster,
      ...after.storage.route,
    );
    const fields = isSwitched
      ? causes(fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', 'storage'), poolItself(name, 'new'))
      : own;
    return [
      {
        subject: name,
        part: 'kafka',
        before: before.storage.value,
        after: after.storage.value,
        kept,
        pods: kept.map((id) => `${after.podsName}-${id}`),
        hasNewNodes: added.length > 0,
        inPool: after.index !== undefined,
        isBroker: after.isBroker,
        isController: after.isController,
        holdsMetadata,
        voters,
        isSwitched,
        fields,
      },
    ];
  });
}

function zookeeperDisks({ change, cluster }: NodeChange): readonly Disks[] {
  const count = (side: 'before' | 'after'): number =>
    numberAt(change[side].kafka, 'spec', 'zookeeper', 'replicas') ?? 0;
  const kept = Array.from({ length: Math.min(count('before'), count('after')) }, (_, id) => id);
  if (kept.length === 0) return [];
  const route = ['spec', 'zookeeper', 'storage'];
  return [
    {
      subject: 'zookeeper',
      part: 'zookeeper',
      before: plainAt(change.before.kafka, ...route),
      after: plainAt(change.after.kafka, ...route),
      kept,
      pods: kept.map((id) => `${cluster}-zookeeper-${id}`),
      hasNewNodes: count('after') > count('before'),
      inPool: false,
      isBroker: false,
      isController: false,
      holdsMetadata: false,
      voters: 0,
      isSwitched: false,
      fields: fieldsAt(change, 'Kafka', cluster, ...route),
    },
  ];
}
