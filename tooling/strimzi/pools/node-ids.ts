/**
 * Owns which ids the nodes of pools get, and which go when a pool shrinks. Source: Strimzi 0.45.2 and 1.2.0, `NodeIdAssignor`, which are
 * alike.
 */
import { holdsId, type IdRange, idsOf } from './node-id-range.ts';

export interface IdRequest {
  readonly replicas: number;
  /** What the status of the pool has; undefined for a pool that the operator has not seen. */
  readonly current: readonly number[] | undefined;
  /** Ids to give first. */
  readonly next: readonly IdRange[];
  /** Ids to take away first. */
  readonly remove: readonly IdRange[];
}

/** All ascending. */
export interface IdAssignment {
  readonly ids: readonly number[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

/**
 * @param pools in the operator's order, see `readNodePools`: who comes first gets the lower ids.
 * @returns an assignment for each pool, in the same order.
 */
export function assignNodeIds(pools: readonly IdRequest[]): readonly IdAssignment[] {
  // An id that goes is not given to another pool in the same breath.
  const inUse = new Set(pools.flatMap(({ current = [] }) => current));
  let lowest = 0;
  const lowestFree = (): number => {
    while (inUse.has(lowest)) lowest++;
    return lowest;
  };
  return pools.map(({ replicas, current = [], next, remove }) => {
    const known = ascending(new Set(current));
    if (replicas < known.length) {
      const removed = chooseRemoved(known, known.length - replicas, remove);
      return { ids: known.filter((id) => !removed.has(id)), added: [], removed: ascending(removed) };
    }
    const added: number[] = [];
    const wished = idsOf(next);
    while (known.length + added.length < replicas) {
      const id = nextWished(wished, inUse) ?? lowestFree();
      inUse.add(id);
      added.push(id);
    }
    return { ids: ascending([...known, ...added]), added: ascending(added), removed: [] };
  });
}

/** An id that two pools have in their status, or one pool twice: the operator refuses the cluster. */
export function duplicateId(
  pools: readonly Pick<IdRequest, 'current'>[],
): { readonly id: number; readonly pool: number } | undefined {
  const seen = new Set<number>();
  for (const [pool, { current = [] }] of pools.entries())
    for (const id of current) {
      if (seen.has(id)) return { id, pool };
      seen.add(id);
    }
  return undefined;
}

function nextWished(wished: Generator<number, void>, inUse: ReadonlySet<number>): number | undefined {
  for (let step = wished.next(); !step.done; step = wished.next()) if (!inUse.has(step.value)) return step.value;
  return undefined;
}

/** Those wished for, in that order; then the highest. A range is not walked: it may hold any number of ids that nobody has. */
function chooseRemoved(known: readonly number[], count: number, wishes: readonly IdRange[]): ReadonlySet<number> {
  const removed = new Set<number>();
  const take = (ids: readonly number[]): void => {
    for (const id of ids) if (removed.size < count) removed.add(id);
  };
  const had = new Set(known);
  for (const range of wishes) {
    if (removed.size === count) break;
    if (range.from === range.to) take(had.has(range.from) ? [range.from] : []);
    else {
      const within = known.filter((id) => holdsId(range, id));
      take(range.from < range.to ? within : within.reverse());
    }
  }
  take(known.toReversed());
  return removed;
}

function ascending(ids: Iterable<number>): readonly number[] {
  return [...ids].sort((a, b) => a - b);
}
