/**
 * Owns how rules read nodes, be they brokers, ZooKeeper nodes or those of a pool: each field as the operator takes it, from the pool or,
 * where that has none, from the Kafka resource. No rule has to know whether there are pools.
 */
import type { KafkaCluster, NodeSpec, Role } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import type { RenderedObject } from '../render/rendered.ts';
import { nodeAt, type Plain, type Route, toPlain } from '../source/node.ts';
import { plainAt } from '../source/plain.ts';
import { kraftAnnotation } from '../strimzi/pools/metadata-stage.ts';
import { isSince, type StrimziRelease } from '../strimzi/releases.ts';
import { type Fields, fieldsBelow, fieldsOf } from './fields.ts';
import type { Place } from './place.ts';

/**
 * Nodes that are alike. Routes are from where nodes are described, whatever the resource: `resources`, `jvmOptions`, `storage`,
 * `template`, `replicas`.
 */
export interface Nodes extends Fields {
  readonly part: 'kafka' | 'zookeeper';
  /** The Kafka resource, or the KafkaNodePool. */
  readonly object: RenderedObject;
  /** Name of the KafkaNodePool; undefined where there is none. */
  readonly pool: string | undefined;
  readonly roles: readonly Role[];
  readonly replicas: number;
  /** Names of pods begin with it; a number follows. */
  readonly podsName: string;
  /** As a person calls several of them: `brokers`, `ZooKeeper nodes`, ``nodes of pool `orders-brokers` ``. */
  readonly called: string;
  /** One of them: `broker`, `ZooKeeper node`, ``node of pool `orders-brokers` ``. */
  readonly one: string;
  /** Where the cluster file describes them: `kafka`, `zookeeper`, `pools.brokers`; `pools` for a pool that a patch or manifest brought. */
  readonly authored: Route;
  /** Where the cluster file has their number. */
  readonly authoredCount: Route;
  /** What the cluster file says of them; undefined for a pool that it does not have. */
  readonly spec: NodeSpec | undefined;
}

interface Given {
  readonly object: RenderedObject;
  readonly fields: Fields;
  readonly pools: readonly RenderedObject[];
  readonly cluster: KafkaCluster;
  readonly release: StrimziRelease;
}

/** Nodes of a Kafka resource: brokers or those of each pool, then those of ZooKeeper. */
export function nodesIn(given: Given): readonly Nodes[] {
  const { object, fields, pools, cluster, release } = given;
  const groups = nodeGroupsOf(cluster);
  const inKafka = (part: 'kafka' | 'zookeeper'): readonly Nodes[] => {
    if (!fields.has('spec', part)) return [];
    return [
      describe(fieldsBelow(fields, 'spec', part), {
        part,
        object,
        pool: undefined,
        group: groups.find((one) => one.part === part && one.pool === undefined),
        podsName: `${object.name}-${part}`,
        roles: part === 'kafka' ? ['broker'] : [],
        authored: [part],
      }),
    ];
  };
  const hasPools = pools.length > 0 || !release.stacks.includes('zookeeper');
  // The operator deletes what the resource still describes.
  const isLeaving = fields.text('metadata', 'annotations', kraftAnnotation)?.toLowerCase() === 'enabled';
  return [
    ...(hasPools ? pools.map((pool) => poolNodes(pool, given, groups)) : inKafka('kafka')),
    ...(release.stacks.includes('zookeeper') && !isLeaving ? inKafka('zookeeper') : []),
  ];
}

interface Description {
  readonly part: 'kafka' | 'zookeeper';
  readonly object: RenderedObject;
  readonly pool: string | undefined;
  readonly group: NodeGroup | undefined;
  readonly podsName: string;
  readonly roles: readonly Role[];
  readonly authored: Route;
}

function describe(fields: Fields, { group, ...given }: Description): Nodes {
  const { part, pool } = given;
  const called = pool === undefined ? { kafka: 'broker', zookeeper: 'ZooKeeper node' }[part] : undefined;
  const authored = group?.route ?? given.authored;
  return {
    ...fields,
    ...given,
    replicas: fields.number('replicas') ?? 0,
    called: called === undefined ? `nodes of pool \`${pool}\`` : `${called}s`,
    one: called ?? `node of pool \`${pool}\``,
    authored,
    authoredCount: group?.nodesRoute ?? authored,
    spec: group?.spec,
  };
}

function poolNodes(pool: RenderedObject, { object, cluster, release }: Given, groups: readonly NodeGroup[]): Nodes {
  let whole: Plain | undefined;
  let kafka: Plain | undefined;
  const own = (route: Route): Plain | undefined => {
    whole ??= toPlain(pool.node);
    return plainAt(whole, 'spec', ...route);
  };
  const isOwn = (route: Route): boolean => {
    const depth = inheritedDepth(route, release);
    return depth === undefined || (own(route.slice(0, depth)) ?? null) !== null;
  };
  const place = (route: Route): Place => {
    const inherited: Place = { node: object.node, route: ['spec', 'kafka', ...route] };
    return isOwn(route) || nodeAt(inherited.node, inherited.route) === undefined
      ? { node: pool.node, route: ['spec', ...route] }
      : inherited;
  };
  const fields = fieldsOf({
    plain(route) {
      if (isOwn(route)) return own(route);
      kafka ??= toPlain(object.node);
      return plainAt(kafka, 'spec', 'kafka', ...route);
    },
    has(route) {
      const { node, route: found } = place(route);
      return nodeAt(node, found) !== undefined;
    },
    place,
  });
  const group = groups.find((one) => one.pool?.name === pool.name);
  return describe(fields, {
    part: 'kafka',
    object: pool,
    pool: pool.name,
    group,
    podsName: `${object.name}-${pool.name}`,
    roles: fields.list('roles').filter((one) => one === 'broker' || one === 'controller'),
    authored: cluster.spec.pools === undefined ? ['manifests'] : ['pools'],
  });
}

/**
 * How many steps of a route decide where a pool has a field from: the field whole, or from 0.49 on one entry of the template; before
 * that, a pool with any template takes none of the other. Undefined for what only the pool has. Source: Strimzi 0.45.2, 0.49.0 and
 * 1.2.0, `KafkaPool.fromCrd`; resources of the Kafka resource count up to 0.51.
 */
function inheritedDepth([first]: Route, release: StrimziRelease): number | undefined {
  if (first === 'template') return isSince(release, '0.49') ? 2 : 1;
  if (first === 'jvmOptions') return 1;
  return first === 'resources' && !isSince(release, '1.0') ? 1 : undefined;
}
