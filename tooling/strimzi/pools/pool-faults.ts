/**
 * Owns what the operator says to a Kafka resource together with its node pools, as far as one state of both tells. What stands in the
 * resource alone, listeners and settings of brokers, is told elsewhere. Source: Strimzi 0.45.2 and 1.2.0, `NodePoolUtils`,
 * `NodeIdAssignor`, `KafkaPool`, `KafkaSpecChecker`, `KafkaAssemblyOperator`, `Labels`; 0.45.2, `KRaftUtils`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { listAt, numberAt, plainAt, textAt, textsAt } from '../../source/plain.ts';
import { resourceFaults } from '../kafka-resource/resource-faults.ts';
import { isEphemeral, storageFaults } from '../kafka-resource/storage-faults.ts';
import { isSince, type StrimziRelease } from '../releases.ts';
import { hasReached, metadataStage, nodePoolsAnnotation, usesNodePools } from './metadata-stage.ts';
import { nextIdsAnnotation, readIdRanges, removeIdsAnnotation } from './node-id-range.ts';
import { duplicateId } from './node-ids.ts';
import { currentIds, type PoolNodes, poolsOf, readNodePools } from './node-pools.ts';
import type { PoolFault } from './pool-fault.ts';
import { kafkaFaults } from './pool-faults-of-kafka.ts';

/**
 * @param kafka a Kafka resource as plain data.
 * @param pools KafkaNodePool resources; those of other clusters among them are left out.
 */
export function poolFaults(kafka: Plain, pools: readonly Plain[], release: StrimziRelease): readonly PoolFault[] {
  const owned = poolsOf(kafka, pools);
  const name = textAt(kafka, 'metadata', 'name') ?? '';
  if (!usesNodePools(kafka, release)) return owned.map(({ index, name: pool }) => notLookedAt(pool, index));
  if (!owned.some(({ pool }) => (numberAt(pool, 'spec', 'replicas') ?? 0) > 0))
    return [
      {
        what: 'pools-missing',
        pool: undefined,
        route: [],
        says:
          owned.length === 0
            ? `Kafka \`${name}\` has no node pools`
            : `All node pools of Kafka \`${name}\` have 0 nodes`,
        remedy: `give it a KafkaNodePool in its namespace, with the label \`strimzi.io/cluster: ${name}\` and one node at least`,
        effect: 'refused',
        source: 'NodePoolUtils',
      },
    ];
  const nodes = readNodePools(kafka, pools, release);
  return [
    ...kafkaFaults(kafka, release, nodes),
    ...roleFaults(kafka, nodes, release),
    ...idFaults(owned, nodes),
    ...owned.flatMap(({ pool, index, name: poolName }) => ofOnePool(pool, index, poolName)),
    ...quorumFaults(kafka, nodes, release),
    ...metadataWithoutKraft(kafka, nodes, release),
  ];
}

function notLookedAt(pool: string, index: number): PoolFault {
  return {
    what: 'pools-not-enabled',
    pool: index,
    route: [],
    says: `Node pool \`${pool}\` is not looked at`,
    remedy: `set the annotation \`${nodePoolsAnnotation}: enabled\` on the Kafka resource`,
    effect: 'ignored',
    source: 'ReconcilerUtils',
  };
}

function roleFaults(kafka: Plain, pools: readonly PoolNodes[], release: StrimziRelease): readonly PoolFault[] {
  const name = textAt(kafka, 'metadata', 'name') ?? '';
  const needsRoles = hasReached(metadataStage(kafka, release), 'pre-migration');
  const refused = { effect: 'refused', source: 'NodePoolUtils' } as const;
  const faults: PoolFault[] = [];
  for (const { pool, index, roles, isController } of pools) {
    const at = { pool: index, route: ['spec', 'roles'] };
    const says = `Node pool \`${pool}\``;
    if (roles.length === 0) {
      const remedy = needsRoles ? 'set `broker`, `controller` or both' : 'set `broker`';
      faults.push({ ...refused, ...at, what: 'roles-missing', says: `${says} has no roles`, remedy });
    } else if (isController && !needsRoles) {
      const remedy = 'take the role away, or set the annotation `strimzi.io/kraft: migration` first';
      const what = 'controller-with-zookeeper';
      faults.push({
        ...refused,
        ...at,
        what,
        says: `${says} has controllers although the cluster has ZooKeeper`,
        remedy,
      });
    }
  }
  for (const role of needsRoles ? (['broker', 'controller'] as const) : []) {
    if (pools.some((one) => one.roles.includes(role) && one.replicas > 0)) continue;
    const says = `Kafka \`${name}\` has no ${role}`;
    const remedy = `give one pool with a node the role \`${role}\``;
    faults.push({ ...refused, what: `${role}-missing`, pool: undefined, route: [], says, remedy });
  }
  return faults;
}

type Owned = ReturnType<typeof poolsOf>[number];

function idFaults(owned: readonly Owned[], nodes: readonly PoolNodes[]): readonly PoolFault[] {
  const faults: PoolFault[] = [];
  const twice = duplicateId(owned.map(({ pool }) => ({ current: currentIds(pool) })));
  const second = twice && owned[twice.pool];
  if (twice !== undefined && second !== undefined)
    faults.push({
      what: 'id-twice',
      pool: second.index,
      route: ['status', 'nodeIds'],
      says: `Node pool \`${second.name}\` has node id ${twice.id} in its status, and so has a node before it`,
      remedy: 'delete one of the two pools, or correct the status of one',
      effect: 'refused',
      source: 'NodeIdAssignor',
    });
  for (const [at, { pool, index, name }] of owned.entries()) {
    for (const annotation of [nextIdsAnnotation, removeIdsAnnotation]) {
      const text = textAt(pool, 'metadata', 'annotations', annotation);
      const route = ['metadata', 'annotations', annotation];
      if (text === undefined) continue;
      const ranges = readIdRanges(text);
      const ignored = { pool: index, route, effect: 'ignored', source: 'NodeIdAssignor' } as const;
      const whose = `\`${annotation}\` of node pool \`${name}\``;
      if (ranges === undefined || ranges.length === 0) {
        const remedy = 'write ids and ranges in brackets, such as `[0, 2, 10-19]`';
        faults.push({ ...ignored, what: 'ids-unreadable', says: `${whose} is \`${text}\``, remedy });
      } else if (annotation === nextIdsAnnotation) {
        const other = nodes[at]?.added.find((id) => !ranges.some((one) => isWithin(id, one)));
        if (other === undefined) continue;
        const says = `${whose} has too few free ids, so a node gets id ${other}`;
        const remedy = 'make the range longer, or choose one that no other pool uses';
        faults.push({ ...ignored, what: 'ids-too-few', says, remedy });
      }
    }
  }
  return faults;
}

function isWithin(id: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return id >= Math.min(from, to) && id <= Math.max(from, to);
}

function ofOnePool(pool: Plain, index: number, name: string): readonly PoolFault[] {
  const says = `Node pool \`${name}\``;
  return [
    ...Object.keys(textsAt(pool, 'metadata', 'labels'))
      .filter((label) => label.startsWith('strimzi.io/') && !label.startsWith('strimzi.io/cluster'))
      .map(
        (label): PoolFault => ({
          what: 'label-reserved',
          pool: index,
          route: ['metadata', 'labels', label],
          says: `${says} has the label \`${label}\`, which is the operator's own`,
          remedy: 'leave it out',
          effect: 'refused',
          source: 'Labels',
        }),
      ),
    ...storageFaults(plainAt(pool, 'spec', 'storage')).map(
      (fault): PoolFault => ({
        ...fault,
        pool: index,
        route: ['spec', 'storage', ...fault.route],
        says: `${says} ${fault.says}`,
      }),
    ),
    ...resourceFaults(pool, ['spec', 'resources']).map(
      (fault): PoolFault => ({
        what: 'resources-refused',
        pool: index,
        route: fault.route,
        says: `In node pool \`${name}\` the ${fault.says}`,
        remedy: fault.remedy,
        effect: 'refused',
        source: 'ModelUtils',
      }),
    ),
  ];
}

/** Warnings of how many there are; of controllers only when nothing is left of ZooKeeper. */
function quorumFaults(kafka: Plain, pools: readonly PoolNodes[], release: StrimziRelease): readonly PoolFault[] {
  const warned = { effect: 'warned', source: 'KafkaSpecChecker' } as const;
  const faults: PoolFault[] = [];
  const isKraft = metadataStage(kafka, release) === 'kraft';
  for (const role of isKraft ? (['broker', 'controller'] as const) : (['broker'] as const)) {
    const having = pools.filter((one) => one.roles.includes(role) && one.replicas > 0);
    const [first] = having;
    if (first === undefined) continue;
    const count = having.reduce((sum, { replicas }) => sum + replicas, 0);
    if (count === 1 && isEphemeral(first.storage.value)) {
      const says = `The one ${role} of the cluster, in node pool \`${first.pool}\`, loses its data with every restart`;
      const at = { pool: first.index, route: ['spec', 'storage', 'type'] };
      faults.push({ ...warned, ...at, what: `${role}-ephemeral`, says, remedy: 'give it a disk, or run three' });
    }
    if (role === 'controller' && count % 2 === 0) {
      const because =
        count === 2 ? 'and stops when one of them does' : `which outlive no more failures than ${count - 1}`;
      faults.push({
        ...warned,
        what: 'controllers-even',
        pool: first.index,
        route: ['spec', 'replicas'],
        says: `The cluster has ${count} controllers${count === 2 ? '' : ','} ${because}`,
        remedy: 'run 3 or 5',
      });
    }
  }
  return faults;
}

function metadataWithoutKraft(
  kafka: Plain,
  pools: readonly PoolNodes[],
  release: StrimziRelease,
): readonly PoolFault[] {
  if (metadataStage(kafka, release) === 'kraft' || isSince(release, '0.46')) return [];
  return pools.flatMap(({ pool, index, storage }): readonly PoolFault[] => {
    const places: readonly { readonly volume: Plain; readonly at: Route }[] = [
      { volume: storage.value ?? null, at: [] },
      ...listAt(storage.value, 'volumes').map((volume, at) => ({ volume, at: ['volumes', at] })),
    ];
    const found = places.find(({ volume }) => textAt(volume, 'kraftMetadata') !== undefined);
    if (found === undefined) return [];
    return [
      {
        what: 'metadata-without-kraft',
        pool: index,
        route: [...storage.route, ...found.at, 'kraftMetadata'],
        says: `Node pool \`${pool}\` says where the metadata of KRaft are kept although the cluster has ZooKeeper`,
        remedy: 'leave `kraftMetadata` out until the cluster has moved',
        effect: 'warned',
        source: 'KafkaSpecChecker',
      },
    ];
  });
}
