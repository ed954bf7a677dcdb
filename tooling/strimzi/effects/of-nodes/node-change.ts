/** Owns what a change is to the nodes of a cluster: its pools before and after, side by side, with the fields that say so. */
import type { Plain, Route } from '../../../source/node.ts';
import { textAt } from '../../../source/plain.ts';
import { type PoolNodes, readNodePools } from '../../pools/node-pools.ts';
import { poolStepFaults } from '../../steps/pools.ts';
import type { StepFault, Way } from '../../steps/step.ts';
import { isKraft, wayOf } from '../../steps/way.ts';
import type { ClusterChange, FieldChange } from '../effect.ts';

/** A pool by name; brokers without pools are those of pool `kafka`, which is what the operator calls them. */
export interface PoolPair {
  readonly name: string;
  readonly before: PoolNodes | undefined;
  readonly after: PoolNodes | undefined;
  /** Ids that it has on both sides. */
  readonly kept: readonly number[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

export interface NodeChange {
  readonly change: ClusterChange;
  /** Name of the Kafka resource. */
  readonly cluster: string;
  readonly from: Way;
  readonly to: Way;
  /** In the order of after; pools that go follow. */
  readonly pools: readonly PoolPair[];
  /** Pools that are in the files no more, and that go on running as Argo CD leaves them. */
  readonly left: readonly PoolNodes[];
  readonly faults: readonly StepFault[];
}

export function nodeChangeOf(change: ClusterChange): NodeChange {
  const { before, after } = change;
  const left = leftBehind(change);
  const old = readNodePools(before.kafka, before.pools, before.release);
  const all = readNodePools(after.kafka, [...after.pools, ...left], after.release);
  const isInFiles = ({ index }: PoolNodes): boolean => index === undefined || index < after.pools.length;
  const now = all.filter(isInFiles);
  const gone = old.filter((one) => !now.some((other) => other.pool === one.pool));
  return {
    change,
    cluster: textAt(after.kafka, 'metadata', 'name') ?? '',
    from: wayOf(before),
    to: wayOf(after),
    pools: [
      ...now.map((pool) =>
        pair(
          pool.pool,
          old.find((one) => one.pool === pool.pool),
          pool,
        ),
      ),
      ...gone.map((pool) => pair(pool.pool, pool, undefined)),
    ],
    left: all.filter((one) => !isInFiles(one)),
    faults: poolStepFaults(before, after),
  };
}

/** Pools that are in the files no more and that Argo CD leaves where they are: their ids are not free. */
function leftBehind({ before, after }: ClusterChange): readonly Plain[] {
  const names = new Set(after.pools.map((one) => textAt(one, 'metadata', 'name')));
  return before.pools.filter((one) => !names.has(textAt(one, 'metadata', 'name')) && isLeft(one));
}

/** Whether Argo CD leaves an object that is in the files no more. Source: its documentation, sync options. */
export function isLeft(object: Plain | undefined): boolean {
  const options = textAt(object, 'metadata', 'annotations', 'argocd.argoproj.io/sync-options') ?? '';
  const [first] = options
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one.startsWith('Prune='));
  return first === 'Prune=false';
}

function pair(name: string, before: PoolNodes | undefined, after: PoolNodes | undefined): PoolPair {
  const [old, now] = [new Set(before?.ids), new Set(after?.ids)];
  return {
    name,
    before,
    after,
    kept: [...now].filter((id) => old.has(id)),
    added: [...now].filter((id) => !old.has(id)),
    removed: [...old].filter((id) => !now.has(id)),
  };
}

/** Ids of all voters of the quorum; empty where metadata is in ZooKeeper. */
export function votersOf(nodes: NodeChange, side: 'before' | 'after'): readonly number[] {
  return poolsOn(nodes, side).flatMap((one) => (one.isController ? one.ids : []));
}

/** As many as run: those that are left with the others. */
export function brokersOf(nodes: NodeChange, side: 'before' | 'after'): number {
  return poolsOn(nodes, side).reduce((sum, one) => sum + (one.isBroker ? one.ids.length : 0), 0);
}

function poolsOn({ pools, left }: NodeChange, side: 'before' | 'after'): readonly PoolNodes[] {
  return [...pools.flatMap((one) => one[side] ?? []), ...(side === 'after' ? left : [])];
}

/** Whether controllers decide already, so that another number of them is another quorum. */
export function hasQuorum({ from }: NodeChange): boolean {
  return isKraft(from) || from === 'migration';
}

/** Fields of a resource at a route, below it, or above it where all of a map is new or gone. */
export function fieldsAt(
  { fields }: ClusterChange,
  kind: string,
  name: string,
  ...route: Route
): readonly FieldChange[] {
  return fields.filter(
    (one) =>
      one.kind === kind &&
      one.name === name &&
      route.slice(0, one.route.length).every((step, index) => one.route[index] === step),
  );
}

/** What says how a pool is: its resource, or the Kafka resource for brokers without pools. */
export function poolFields(
  { change, cluster }: Pick<NodeChange, 'change' | 'cluster'>,
  name: string,
  ...route: Route
): readonly FieldChange[] {
  const own = fieldsAt(change, 'KafkaNodePool', name, 'spec', ...route);
  return own.length > 0 ? own : fieldsAt(change, 'Kafka', cluster, 'spec', 'kafka', ...route);
}

/** Stands for a pool that is new or gone, of which no field differs. */
export function poolItself(name: string, change: 'new' | 'gone'): FieldChange {
  return {
    kind: 'KafkaNodePool',
    name,
    route: ['metadata', 'name'],
    path: 'metadata.name',
    before: change === 'new' ? undefined : name,
    after: change === 'new' ? name : undefined,
  };
}

/** At least one cause, whatever says it. */
export function causes(fields: readonly FieldChange[], otherwise: FieldChange): readonly FieldChange[] {
  return fields.length > 0 ? fields : [otherwise];
}
