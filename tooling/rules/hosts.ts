/**
 * Owns on which hosts pods may run: the node pools of cluster.yaml against the node affinity, node selector and tolerations of a pod,
 * as the scheduler decides it. Where cluster.yaml does not say enough, a pool counts as possible: verdicts rest on upper bounds.
 * Source: Kubernetes, `component-helpers/scheduling/corev1` (node affinity, taints).
 */
import type { KubernetesCluster } from '../model/model.ts';
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import type { Plain } from '../source/node.ts';
import { isPlainMap, listAt, mapAt, type PlainMap, textAt, textsAt } from '../source/plain.ts';

export const zoneKey = 'topology.kubernetes.io/zone';
export const hostKey = 'kubernetes.io/hostname';

/** What a pod's spec says about its hosts, in the words of Kubernetes; a Strimzi pod template has the same words. */
export interface PodPlacement {
  readonly affinity?: Plain | undefined;
  readonly nodeSelector?: Plain | undefined;
  readonly tolerations?: Plain | undefined;
}

/** A pool that pods may run on. */
export interface HostPool {
  readonly spec: NodePoolSpec;
  /** Its place in `nodePools`. */
  readonly index: number;
  /** At most so many of its nodes: those of other zones do not count. */
  readonly nodes: number;
  /** The zones of these; undefined where cluster.yaml does not say. */
  readonly zones: readonly string[] | undefined;
}

export interface RefusingPool {
  readonly spec: NodePoolSpec;
  readonly index: number;
  /** What keeps the pods away, to follow "pool `general`": "has the taint `a=b:NoSchedule`". */
  readonly because: string;
  readonly kind: 'taint' | 'label' | 'empty';
}

export interface HostSet {
  readonly pools: readonly HostPool[];
  /** Whether cluster.yaml decided everything: then the pools are those that pods run on, and not only those they may. */
  readonly sure: boolean;
  /** Hosts at most. */
  readonly count: number;
  /** Every zone of these hosts, sorted; undefined where one of the pools does not say. */
  readonly zones: readonly string[] | undefined;
}

export interface Hosts extends HostSet {
  readonly refusing: readonly RefusingPool[];
}

export function hostsFor(kubernetes: KubernetesCluster, placement: PodPlacement): Hosts {
  const { nodePools } = kubernetes.spec;
  const known = new Set(nodePools.flatMap((pool) => Object.keys(pool.labels ?? {})));
  const verdicts = nodePools.map((spec, index) => ({ spec, index, ...judgePool(spec, placement, known) }));
  const pools = verdicts.flatMap(({ spec, index, fit }) =>
    fit === undefined ? [] : [{ spec, index, nodes: nodesIn(spec, fit.zones), zones: fit.zones }],
  );
  return {
    ...hostSet(
      pools,
      verdicts.every((one) => one.fit?.sure !== false),
    ),
    refusing: verdicts.flatMap(({ spec, index, refusal }) =>
      refusal === undefined ? [] : [{ spec, index, ...refusal }],
    ),
  };
}

export function hostSet(pools: readonly HostPool[], sure: boolean): HostSet {
  return {
    pools,
    sure,
    count: pools.reduce((sum, pool) => sum + pool.nodes, 0),
    zones: allZones(pools)?.sort(),
  };
}

/** Hosts of which each takes pods of one kind at least; those that take several kinds count once. */
export function unite(sets: readonly HostSet[]): HostSet {
  const pools = new Map<number, HostPool>();
  for (const pool of sets.flatMap((one) => one.pools)) {
    const { spec, index } = pool;
    const zones = allZones([pool, pools.get(index) ?? pool]);
    pools.set(index, { spec, index, zones, nodes: nodesIn(spec, zones) });
  }
  return hostSet(
    [...pools.values()].sort((a, b) => a.index - b.index),
    sets.every((one) => one.sure),
  );
}

function allZones(of: readonly { readonly zones: readonly string[] | undefined }[]): string[] | undefined {
  const zones = of.map((one) => one.zones);
  return zones.includes(undefined) ? undefined : [...new Set(zones.flatMap((one) => one ?? []))];
}

interface Fit {
  readonly zones: readonly string[] | undefined;
  readonly sure: boolean;
}
type Refusal = Pick<RefusingPool, 'because' | 'kind'>;
type Verdict =
  | { readonly fit: Fit; readonly refusal?: undefined }
  | { readonly fit?: undefined; readonly refusal: Refusal };

/** A node in each of its zones at least: that is what `zones` of a pool says. */
function nodesIn({ nodes, zones }: NodePoolSpec, left: readonly string[] | undefined): number {
  return zones === undefined || left === undefined ? nodes : Math.max(0, nodes - (zones.length - left.length));
}

function judgePool(pool: NodePoolSpec, placement: PodPlacement, known: ReadonlySet<string>): Verdict {
  const terms = termsOf(placement);
  const verdicts = terms.map((term) => judgeTerm(pool, term, known));
  const fits = verdicts.flatMap((one) => one.fit ?? []);
  if (fits.length === 0)
    return verdicts[0] ?? { refusal: { kind: 'label', because: 'is not selected, as the node affinity is empty' } };
  const taint = (pool.taints ?? []).find((one) => !isTolerated(one, listAt(placement.tolerations)));
  if (taint !== undefined)
    return { refusal: { kind: 'taint', because: `has the taint \`${taintText(taint)}\`, which they do not tolerate` } };
  if (pool.nodes === 0) return { refusal: { kind: 'empty', because: 'has no nodes' } };
  return { fit: { zones: allZones(fits), sure: fits.every((one) => one.sure) } };
}

interface Condition {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Each list of conditions is one way to be selected; without any affinity there is one, without conditions. */
function termsOf({ affinity, nodeSelector }: PodPlacement): readonly (readonly Condition[])[] {
  const selected = Object.entries(textsAt(nodeSelector)).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }));
  const required = mapAt(affinity, 'nodeAffinity')['requiredDuringSchedulingIgnoredDuringExecution'];
  if (!isPlainMap(required)) return [selected];
  return listAt(required, 'nodeSelectorTerms').flatMap((term) => {
    const expressions = listAt(term, 'matchExpressions').map(readCondition);
    const fields = listAt(term, 'matchFields').map((field) => ({ ...readCondition(field), key: 'metadata.name' }));
    // A term without conditions selects nothing.
    return expressions.length + fields.length === 0 ? [] : [[...selected, ...expressions, ...fields]];
  });
}

function readCondition(expression: Plain): Condition {
  return {
    key: textAt(expression, 'key') ?? '',
    operator: textAt(expression, 'operator') ?? '',
    values: listAt(expression, 'values').map(String),
  };
}

function judgeTerm(pool: NodePoolSpec, conditions: readonly Condition[], known: ReadonlySet<string>): Verdict {
  let zones: readonly string[] | undefined = pool.zones === undefined ? undefined : [...new Set(pool.zones)];
  let sure = true;
  for (const condition of conditions) {
    const { key, values } = condition;
    if (key === zoneKey && zones !== undefined) {
      zones = zones.filter((zone) => matches(condition, zone));
      if (zones.length === 0) return { refusal: { kind: 'label', because: `has no node in ${listZones(values)}` } };
    } else if (known.has(key)) {
      // A label that one pool is described with is one that the others do not have.
      const value = pool.labels?.[key];
      if (!matches(condition, value)) return { refusal: { kind: 'label', because: labelText(condition, value) } };
    } else if (!always(condition)) sure = false;
  }
  return { fit: { zones, sure } };
}

function matches({ operator, values }: Condition, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'Lt':
      return value !== undefined && Number(value) < Number(values[0]);
    default:
      return true;
  }
}

/** What holds for every node that can run Kafka, whatever cluster.yaml says. */
function always({ key, operator, values }: Condition): boolean {
  if (key === 'kubernetes.io/os') return operator === 'In' && values.includes('linux');
  return (
    operator === 'Exists' && [hostKey, zoneKey, 'topology.kubernetes.io/region', 'kubernetes.io/arch'].includes(key)
  );
}

function labelText({ key, operator, values }: Condition, value: string | undefined): string {
  const asked = values.join(' or ');
  if (operator !== 'In')
    return `does not match \`${key} ${operator}${values.length > 0 ? ` [${values.join(', ')}]` : ''}\``;
  return value === undefined ? `has no label \`${key}: ${asked}\`` : `has \`${key}: ${value}\` instead of \`${asked}\``;
}

function listZones(zones: readonly string[]): string {
  return zones.length === 0 ? 'the zones asked for' : `zone ${zones.map((zone) => `\`${zone}\``).join(' or ')}`;
}

type Taint = NonNullable<NodePoolSpec['taints']>[number];

function isTolerated(taint: Taint, tolerations: readonly Plain[]): boolean {
  if (taint.effect === 'PreferNoSchedule') return true;
  return tolerations.some((one) => isPlainMap(one) && tolerates(one, taint));
}

function tolerates(toleration: PlainMap, taint: Taint): boolean {
  const { key, effect } = toleration;
  const operator = textAt(toleration, 'operator') ?? 'Equal';
  if (typeof effect === 'string' && effect !== '' && effect !== taint.effect) return false;
  if (typeof key !== 'string' || key === '') return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || String(toleration['value'] ?? '') === (taint.value ?? '');
}

export function taintText({ key, value, effect }: Taint): string {
  return `${key}${value === undefined ? '' : `=${value}`}:${effect}`;
}
