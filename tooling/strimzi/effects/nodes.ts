/** Owns which nodes a state of a cluster has: brokers, controllers and ZooKeeper nodes, by pod. */
import { operatorMakes } from '../made/operator-makes.ts';
import type { NodeRole } from '../pools/pod-labels.ts';
import type { ClusterStand } from '../steps/step.ts';

export interface ClusterNode {
  /** Name of the pod. */
  readonly pod: string;
  readonly part: 'kafka' | 'zookeeper';
  /** Name of the node pool; `kafka` for brokers without pools. */
  readonly pool: string | undefined;
  readonly id: number;
  /** Of a node of Kafka. */
  readonly roles: readonly NodeRole[];
}

const known = new WeakMap<ClusterStand, readonly ClusterNode[]>();

/** In the order of pools and ids. */
export function nodesOf(stand: ClusterStand): readonly ClusterNode[] {
  const nodes = known.get(stand) ?? findNodes(stand);
  known.set(stand, nodes);
  return nodes;
}

function findNodes({ kafka, release, pools }: ClusterStand): readonly ClusterNode[] {
  return operatorMakes(kafka, release, pools)
    .ofKind('Pod')
    .flatMap(({ name, component, pool, number, roles }) =>
      number === undefined || (component !== 'kafka' && component !== 'zookeeper')
        ? []
        : [{ pod: name, part: component, pool, id: number, roles: roles ?? [] }],
    );
}
