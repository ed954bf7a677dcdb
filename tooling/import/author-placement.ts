/**
 * Owns recognising where pods run: an affinity that our generator would give for `hosts`, `zones`, `nodePool` or `nodeSelector` is written
 * so, any other is kept whole.
 */
import { alike, hostKey, toleratedTaints, zoneKey } from '../generate/placement.ts';
import type { Role } from '../model/model.ts';
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import { samePlain } from '../source/edit-plain.ts';
import type { Plain } from '../source/node.ts';
import { isPlainMap, listAt, mapAt, type PlainMap, plainAt, textAt } from '../source/plain.ts';
import { plainOf, section } from './author-nodes.ts';

export interface PlacedNodes {
  readonly cluster: string;
  readonly part: 'kafka' | 'zookeeper';
  readonly isPool: boolean;
  readonly roles: readonly Role[];
  readonly nodePools: readonly NodePoolSpec[];
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

/** @param pod the pod template. */
export function placement(pod: PlainMap, nodes: PlacedNodes): PlainMap {
  const affinity = pod['affinity'];
  const tolerations = listAt(pod, 'tolerations');
  const selector = { matchExpressions: plainOf(alike(nodes.cluster, nodes)) };
  const given = affinity === undefined ? {} : recognised(affinity, selector);
  if (given === undefined) {
    return section({ tolerations: some(tolerations), affinity }) ?? {};
  }
  return (
    section({
      hosts: given.hosts ?? 'any',
      spread: spread(pod, selector),
      zones: given.zones,
      ...nodesWanted(given.expressions ?? [], tolerations, nodes.nodePools),
    }) ?? {}
  );
}

function some<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** Nothing of ours where it is another. */
function spread(pod: PlainMap, selector: Plain): 'required' | 'preferred' | 'any' {
  const [only, ...others] = listAt(pod, 'topologySpreadConstraints');
  if (only === undefined || others.length > 0) return 'any';
  const ours = (whenUnsatisfiable: string): Plain => ({
    maxSkew: 1,
    topologyKey: zoneKey,
    whenUnsatisfiable,
    labelSelector: selector,
  });
  if (samePlain(only, ours('DoNotSchedule'))) return 'required';
  return samePlain(only, ours('ScheduleAnyway')) ? 'preferred' : 'any';
}

interface Recognised {
  readonly hosts?: 'required' | 'preferred';
  readonly zones?: readonly Plain[];
  /** Labels that nodes must have, in their order. */
  readonly expressions?: readonly (readonly [label: string, value: string])[];
}

function recognised(affinity: Plain, selector: Plain): Recognised | undefined {
  const { podAntiAffinity, nodeAffinity, ...others } = mapAt(affinity);
  if (Object.keys(others).length > 0) return undefined;
  const hosts = podAntiAffinity === undefined ? {} : hostsOf(podAntiAffinity, selector);
  const wanted = nodeAffinity === undefined ? {} : nodesOf(nodeAffinity);
  return hosts === undefined || wanted === undefined ? undefined : { ...hosts, ...wanted };
}

function hostsOf(podAntiAffinity: Plain, labelSelector: Plain): Recognised | undefined {
  const term = { labelSelector, topologyKey: hostKey };
  if (samePlain(podAntiAffinity, { [required]: [term] })) return { hosts: 'required' };
  const soft = { [preferred]: [{ weight: 100, podAffinityTerm: term }] };
  return samePlain(podAntiAffinity, soft) ? { hosts: 'preferred' } : undefined;
}

function nodesOf(nodeAffinity: Plain): Recognised | undefined {
  const [term] = listAt(nodeAffinity, required, 'nodeSelectorTerms');
  const expressions = listAt(term, 'matchExpressions');
  if (!samePlain(nodeAffinity, { [required]: { nodeSelectorTerms: [{ matchExpressions: expressions }] } }))
    return undefined;
  const [first, ...rest] = expressions;
  const inZones = first !== undefined && textAt(first, 'key') === zoneKey && plainAt(first, 'operator') === 'In';
  const labels = (inZones ? rest : expressions).flatMap((one): readonly (readonly [string, string])[] => {
    const key = textAt(one, 'key');
    const [value, ...others] = listAt(one, 'values');
    if (key === undefined || typeof value !== 'string' || others.length > 0 || !isPlainMap(one)) return [];
    return plainAt(one, 'operator') === 'In' ? [[key, value]] : [];
  });
  if (labels.length < expressions.length - (inZones ? 1 : 0)) return undefined;
  return { expressions: labels, ...(inZones ? { zones: listAt(first, 'values') } : {}) };
}

/** A node pool whose labels are asked for and whose taints are tolerated, or the labels themselves. */
function nodesWanted(
  labels: readonly (readonly [string, string])[],
  tolerations: readonly Plain[],
  nodePools: readonly NodePoolSpec[],
): { readonly [key: string]: Plain | undefined } {
  const pool = nodePools.find((one) => {
    const own = Object.entries(one.labels ?? {});
    const taints = toleratedTaints(one);
    return (
      own.length > 0 &&
      own.every(([key, value], index) => labels[index]?.[0] === key && labels[index]?.[1] === value) &&
      taints.every((taint, index) => samePlain(plainOf(taint), tolerations[index] ?? null))
    );
  });
  const rest = labels.slice(Object.keys(pool?.labels ?? {}).length);
  return {
    nodePool: pool?.name,
    // Even an empty one keeps the default node pool away.
    nodeSelector: pool !== undefined && rest.length === 0 ? undefined : Object.fromEntries(rest),
    tolerations: some(tolerations.slice(toleratedTaints(pool).length)),
  };
}
