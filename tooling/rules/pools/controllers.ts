/** Owns how rules read the controllers of a cluster as a whole, in whichever pools they are. */
import type { KafkaResource } from '../kafka-resource.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';

export interface Controllers {
  /** Pools with the role and a node at least. */
  readonly pools: readonly Nodes[];
  readonly count: number;
  /** The number to change: that of the first such pool. */
  readonly place: Place;
}

/** Undefined where there is none. */
export function controllersOf(kafka: KafkaResource): Controllers | undefined {
  const pools = kafka.nodes.filter((one) => one.roles.includes('controller') && one.replicas > 0);
  const [first] = pools;
  if (first === undefined) return undefined;
  return { pools, count: pools.reduce((sum, one) => sum + one.replicas, 0), place: first.place('replicas') };
}
