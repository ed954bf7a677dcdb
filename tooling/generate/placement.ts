/** Owns where pods run: from `placement` to affinity, spread and tolerations, which carry the names and labels of the cluster's own pods. */
import type { KafkaCluster, NodeSpec } from '../model/model.ts';
import { isZookeeperAlone, type NodeGroup } from '../model/node-groups.ts';
import type { Reader } from '../model/reader.ts';
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import type { Draft, Route } from '../source/node.ts';

export const hostKey = 'kubernetes.io/hostname';
export const zoneKey = 'topology.kubernetes.io/zone';

/** The parts of a pod template that say where pods run; empty parts are left out. */
export function placementOf(
  { kubernetes, spec }: KafkaCluster,
  reader: Reader,
  group: NodeGroup,
): { readonly [key: string]: Draft } {
  const route: Route = [...group.route, 'placement'];
  const { placement } = group.spec;
  // Brokers taken into a pool are kept apart as before, so that this alone restarts none.
  const isPool = group.pool !== undefined && !isZookeeperAlone(spec);
  const selector = { matchExpressions: alike(spec.name, { ...group, isPool }) };
  const pool = kubernetes.spec.nodePools.find((one) => one.name === placement.nodePool);
  const own = reader.node(...route, 'tolerations');
  const tolerations: Draft[] = [
    ...toleratedTaints(pool).map((one) => reader.value(one, ...route, 'nodePool')),
    ...(own?.kind === 'list' ? own.items : []),
  ];
  return {
    affinity: reader.node(...route, 'affinity') ?? affinityOf(reader, route, placement, selector, pool?.labels),
    tolerations: tolerations.length === 0 ? undefined : tolerations,
    topologySpreadConstraints:
      placement.spread === 'any' || placement.affinity !== undefined
        ? undefined
        : reader.value(
            [
              {
                maxSkew: 1,
                topologyKey: zoneKey,
                whenUnsatisfiable: placement.spread === 'required' ? 'DoNotSchedule' : 'ScheduleAnyway',
                labelSelector: selector,
              },
            ],
            ...route,
            'spread',
          ),
  };
}

/** The pods from which these are kept apart: all brokers of the cluster, whatever their pool, or all controllers, or the ZooKeeper nodes. */
export function alike(
  cluster: string,
  { isPool, roles, part }: Pick<NodeGroup, 'roles' | 'part'> & { readonly isPool: boolean },
): Draft {
  if (!isPool) return [{ key: 'strimzi.io/name', operator: 'In', values: [`${cluster}-${part}`] }];
  const role = roles.includes('broker') ? 'strimzi.io/broker-role' : 'strimzi.io/controller-role';
  return [
    { key: 'strimzi.io/cluster', operator: 'In', values: [cluster] },
    { key: role, operator: 'In', values: ['true'] },
  ];
}

/** Tolerations for the taints of a node pool that keep pods away. */
export function toleratedTaints(pool: NodePoolSpec | undefined): readonly { readonly [key: string]: Draft }[] {
  return (pool?.taints ?? [])
    .filter((taint) => taint.effect !== 'PreferNoSchedule')
    .map((taint) => ({
      key: taint.key,
      operator: taint.value === undefined ? 'Exists' : 'Equal',
      value: taint.value,
      effect: taint.effect,
    }));
}

function affinityOf(
  reader: Reader,
  route: Route,
  placement: NodeSpec['placement'],
  selector: Draft,
  poolLabels: Readonly<Record<string, string>> | undefined,
): Draft {
  const term = { labelSelector: selector, topologyKey: hostKey };
  const apart =
    placement.hosts === 'required'
      ? { requiredDuringSchedulingIgnoredDuringExecution: [term] }
      : { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }] };
  const expressions: Draft[] = [
    ...(placement.zones === undefined
      ? []
      : [reader.value({ key: zoneKey, operator: 'In', values: placement.zones }, ...route, 'zones')]),
    ...Object.entries(poolLabels ?? {}).map(([key, value]) =>
      reader.value({ key, operator: 'In', values: [value] }, ...route, 'nodePool'),
    ),
    ...Object.entries(placement.nodeSelector ?? {}).map(([key, value]) =>
      reader.value({ key, operator: 'In', values: [value] }, ...route, 'nodeSelector', key),
    ),
  ];
  const podAntiAffinity = placement.hosts === 'any' ? undefined : reader.value(apart, ...route, 'hosts');
  if (podAntiAffinity === undefined && expressions.length === 0) return undefined;
  return {
    podAntiAffinity,
    nodeAffinity:
      expressions.length === 0
        ? undefined
        : {
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: expressions }] },
          },
  };
}
