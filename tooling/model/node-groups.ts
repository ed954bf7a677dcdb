/**
 * Owns which nodes a Kafka cluster has by its file: brokers, ZooKeeper nodes, the nodes of each pool. What holds for all of them asks
 * here, so that nobody has to know whether there are pools.
 */
import type { Route } from '../source/node.ts';
import type { KafkaCluster, NodeSpec, PoolSpec, Role } from './model.ts';

/** Nodes that are alike. */
export interface NodeGroup {
  readonly part: 'kafka' | 'zookeeper';
  /** Where they are described in the file: `kafka`, `zookeeper`, `pools.brokers`. */
  readonly route: Route;
  readonly spec: NodeSpec;
  readonly nodes: number;
  /** Where the number of nodes is written. */
  readonly nodesRoute: Route;
  /** Set for a pool. */
  readonly pool: PoolSpec | undefined;
  /** What they do; nothing for ZooKeeper nodes. */
  readonly roles: readonly Role[];
  /** What their names begin with; a number follows. */
  readonly podsName: string;
}

/** In the order of the file: pools or brokers first, then ZooKeeper. */
export function nodeGroupsOf({ spec }: KafkaCluster): readonly NodeGroup[] {
  const brokers: NodeGroup = {
    part: 'kafka',
    route: ['kafka'],
    spec: spec.kafka,
    nodes: spec.kafka.brokers,
    nodesRoute: ['kafka', 'brokers'],
    pool: undefined,
    roles: ['broker'],
    podsName: `${spec.name}-kafka`,
  };
  const pools = poolsOf(spec).map(
    ([key, pool]): NodeGroup => ({
      part: 'kafka',
      route: ['pools', key],
      spec: pool,
      nodes: pool.nodes,
      nodesRoute: ['pools', key, 'nodes'],
      pool,
      roles: pool.roles,
      podsName: `${spec.name}-${pool.name}`,
    }),
  );
  const { zookeeper } = spec;
  return [
    ...(spec.pools === undefined ? [brokers] : pools),
    ...(zookeeper === undefined
      ? []
      : [
          {
            part: 'zookeeper',
            route: ['zookeeper'],
            spec: zookeeper,
            nodes: zookeeper.nodes,
            nodesRoute: ['zookeeper', 'nodes'],
            pool: undefined,
            roles: [],
            podsName: `${spec.name}-zookeeper`,
          } satisfies NodeGroup,
        ]),
  ];
}

/**
 * The pools that are there at this step of the way, by the name the file gives them: before it begins and after it was taken back,
 * the operator refuses controllers beside ZooKeeper.
 */
export function poolsOf(spec: KafkaCluster['spec']): readonly (readonly [key: string, pool: PoolSpec])[] {
  const pools = Object.entries(spec.pools ?? {});
  return isZookeeperAlone(spec) ? pools.filter(([, pool]) => !pool.roles.includes('controller')) : pools;
}

/** Whether no controller can be there: without a migration, before it begins, and once it was taken back. */
export function isZookeeperAlone({ stack, migration }: KafkaCluster['spec']): boolean {
  const phase = migration?.phase;
  return stack === 'zookeeper' && (phase === undefined || phase === 'prepare' || phase === 'rolled-back');
}

/**
 * Numbers of the nodes of each pool in a cluster that is made anew. Source: Strimzi 1.2.0, `NodeIdAssignor`: pools in the order of their
 * names, each taking from its range, and the lowest that is free once that is used up.
 */
export function nodeIds(spec: KafkaCluster['spec']): ReadonlyMap<string, readonly number[]> {
  const taken = new Set<number>();
  const ids = new Map<string, readonly number[]>();
  const byName = [...poolsOf(spec)].sort(([, a], [, b]) => (a.name < b.name ? -1 : 1));
  for (const [key, { nodes, nodeIds: range }] of byName) {
    const own: number[] = [];
    for (let id = range?.from ?? 0; range !== undefined && id <= range.to && own.length < nodes; id++) {
      if (!taken.has(id)) own.push(id);
    }
    for (let id = 0; own.length < nodes; id++) if (!taken.has(id) && !own.includes(id)) own.push(id);
    for (const id of own) taken.add(id);
    ids.set(key, own);
  }
  return ids;
}
