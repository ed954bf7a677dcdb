/**
 * Owns which ids nodes have on both sides of a change. What a repository holds has no status, and a pool without one gets its ids anew,
 * from the lowest on; the running pool keeps those it has. So the status that the operator wrote before is put into the resources after.
 * Source: Strimzi 0.45.2 and 1.2.0, `NodeIdAssignor`, `VirtualNodePoolConverter`.
 */
import { isPlainMap } from '../../source/plain.ts';
import { poolsOf, readNodePools } from '../pools/node-pools.ts';
import type { ClusterStand } from '../steps/step.ts';

/**
 * @param before the cluster as it runs; where its pools have no status, their ids are those that a new cluster would get.
 * @returns both with a status in each pool that is there before; brokers without pools are those of pool `kafka`, which takes them over.
 */
export function withKeptIds<Stand extends ClusterStand>(before: Stand, after: Stand): readonly [Stand, Stand] {
  const known = new Map(readNodePools(before.kafka, before.pools, before.release).map((one) => [one.pool, one]));
  const keep = (stand: Stand): Stand => {
    const own = new Map(poolsOf(stand.kafka, stand.pools).map(({ pool, name }) => [pool, known.get(name)]));
    return {
      ...stand,
      pools: stand.pools.map((pool) => {
        const nodes = own.get(pool);
        if (nodes === undefined || !isPlainMap(pool)) return pool;
        return { ...pool, status: { nodeIds: [...nodes.ids], roles: [...nodes.roles] } };
      }),
    };
  };
  return [keep(before), keep(after)];
}
