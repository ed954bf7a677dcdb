/**
 * Owns what the operator says to the Kafka resource and node pools of a cluster, each fault at its place; rules choose from it by kind.
 */
import type { RenderedObject } from '../render/rendered.ts';
import { toPlain } from '../source/node.ts';
import type { PoolFault, PoolFaultKind } from '../strimzi/pools/pool-fault.ts';
import { poolFaults } from '../strimzi/pools/pool-faults.ts';
import { inCluster, type KafkaContext } from './context.ts';
import type { Place } from './place.ts';

export interface PlacedFault extends PoolFault {
  readonly place: Place;
}

const known = new WeakMap<KafkaContext, readonly PlacedFault[]>();

export function poolFaultsOf(context: KafkaContext, ...kinds: readonly PoolFaultKind[]): readonly PlacedFault[] {
  const found = known.get(context) ?? judge(context);
  known.set(context, found);
  return found.filter(({ what }) => kinds.includes(what));
}

/** A sentence: what is wrong, what the operator makes of it, what to do. */
export function sentenceFor({ says, effect, remedy }: PoolFault): string {
  const follows = { refused: ', so the operator refuses the cluster', warned: '', ignored: '' }[effect];
  return `${says}${follows}; ${remedy}.`;
}

function judge(context: KafkaContext): readonly PlacedFault[] {
  const { kafka, release, objects } = context;
  if (kafka === undefined) return [];
  const pools = objects.filter((one) => one.kind === 'KafkaNodePool');
  const faults = poolFaults(
    kafka.map(),
    pools.map(({ node }) => toPlain(node)),
    release,
  );
  return faults.map((fault) => ({ ...fault, place: placeOf(fault, context, pools) }));
}

function placeOf(
  { pool, route }: PoolFault,
  { kafka, cluster }: KafkaContext,
  pools: readonly RenderedObject[],
): Place {
  const object = pool === undefined ? kafka?.object : pools[pool];
  // What is missing as a whole is told where the cluster file has pools, or could have them.
  if (object === undefined || route.length === 0) return { ...inCluster(cluster, 'pools'), key: true };
  return { node: object.node, route };
}
