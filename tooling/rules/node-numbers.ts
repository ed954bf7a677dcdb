/**
 * Owns whether the numbers of nodes can be known from what stands in Git. A cluster that is made anew gets the lowest, pool by pool; in
 * one that has grown, new nodes of every pool have the next that was free. They are known without pools, with one pool alone, and where
 * each pool has a range of its own. Source: Strimzi 0.45.2 and 1.2.0, `NodeIdAssignor`.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { nodeAt } from '../source/node.ts';
import type { OperatorObjects } from '../strimzi/made/operator-makes.ts';
import { holdsId, nextIdsAnnotation, readIdRanges } from '../strimzi/pools/node-id-range.ts';
import type { PoolNodes } from '../strimzi/pools/node-pools.ts';

/** @param objects among which the KafkaNodePools of the cluster are. */
export function areNumbersSure({ fields: { pools } }: OperatorObjects, objects: readonly RenderedObject[]): boolean {
  return pools.length === 1 || pools.every((one) => isWithinRange(one, objects));
}

function isWithinRange({ ids, pool }: PoolNodes, objects: readonly RenderedObject[]): boolean {
  const node = objects.find((one) => one.kind === 'KafkaNodePool' && one.name === pool)?.node;
  const range = node && nodeAt(node, ['metadata', 'annotations', nextIdsAnnotation]);
  const ranges = range?.kind === 'scalar' ? (readIdRanges(String(range.value)) ?? []) : [];
  return ids.every((id) => ranges.some((one) => holdsId(one, id)));
}
