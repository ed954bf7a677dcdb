/**
 * Owns judging a selector that somebody wrote: which pods in sight it selects, whether it is certain that there are no others, and what
 * to say where it selects none.
 */
import { nearest } from '../../source/nearest.ts';
import type { Route } from '../../source/node.ts';
import type { OperatorObjects } from '../../strimzi/made/operator-makes.ts';
import { formatRequirement, holds, type Requirement } from '../../strimzi/notations/label-selector.ts';
import type { PoolNodes } from '../../strimzi/pools/node-pools.ts';
import type { NamespaceSight } from '../in-sight.ts';
import { areNumbersSure } from '../node-numbers.ts';
import { type SeenPod, selects } from '../seen-pods.ts';
import { listNames } from '../wording.ts';

export interface Selection {
  readonly pods: readonly SeenPod[];
  /** Whether a pod out of sight may be selected instead. */
  readonly uncertain: boolean;
}

export function selectIn(there: NamespaceSight, requirements: readonly Requirement[]): Selection {
  const pods = likelyPods(there, requirements).filter((pod) => selects(requirements, pod));
  const uncertain = (there.mayHaveOtherPods && !isForKafka(requirements, there)) || isForSomeNode(requirements, there);
  return { pods, uncertain };
}

/** One node by its name, in a cluster whose nodes may have other numbers than those that it would be made with. */
function isForSomeNode(requirements: readonly Requirement[], there: NamespaceSight): boolean {
  const name = requirements.find(({ key, operator }) => key === podNameKey && operator === 'In');
  const objects = there.objects.map(({ object }) => object);
  return there.made.some(
    (one) => name?.values.some((value) => nodeOf(value, one) !== undefined) === true && !areNumbersSure(one, objects),
  );
}

/** Most selectors name the cluster: where many share a namespace, only its pods need a closer look. */
function likelyPods(there: NamespaceSight, requirements: readonly Requirement[]): readonly SeenPod[] {
  const one = requirements.find(({ key, operator }) => key === clusterLabel && operator === 'In');
  if (one === undefined) return there.pods;
  const byCluster = indexes.get(there) ?? groupByCluster(there.pods);
  indexes.set(there, byCluster);
  return one.values.flatMap((value) => byCluster.get(value) ?? []);
}

const clusterLabel = 'strimzi.io/cluster';
const indexes = new WeakMap<NamespaceSight, ReadonlyMap<string, readonly SeenPod[]>>();

function groupByCluster(pods: readonly SeenPod[]): ReadonlyMap<string, readonly SeenPod[]> {
  const groups = new Map<string, SeenPod[]>();
  for (const pod of pods) {
    const cluster = pod.labels[clusterLabel];
    if (cluster === undefined) continue;
    const group = groups.get(cluster) ?? [];
    groups.set(cluster, group);
    group.push(pod);
  }
  return groups;
}

const components = /-(?:kafka|zookeeper|entity-operator|kafka-exporter|cruise-control)(?:-[0-9]+)?$/;
/** Given to nodes of pools alone. */
const ofPools = ['strimzi.io/pool-name', 'strimzi.io/broker-role', 'strimzi.io/controller-role'];
const podNameKey = 'strimzi.io/pod-name';
const ofComponents = ['strimzi.io/name', podNameKey, 'statefulset.kubernetes.io/pod-name'];

/**
 * Whether a selector can only be meant for pods that the operator makes for a Kafka resource: nobody else gives pods these labels. Pods
 * of a Kafka resource whose node pools nobody sees are not in sight.
 */
export function isForKafka(requirements: readonly Requirement[], there: NamespaceSight): boolean {
  if (there.made.some((one) => !one.complete)) return false;
  return requirements.some(({ key, operator, values }) => {
    if (operator !== 'In' || values.length === 0) return false;
    if (key === 'strimzi.io/kind') return values.every((one) => one === 'Kafka');
    if (ofPools.includes(key)) return true;
    return (
      ofComponents.includes(key) &&
      values.every((one) => components.test(one) || there.made.some((each) => nodeOf(one, each) !== undefined))
    );
  });
}

/** The nodes of Kafka that a pod of this name is one of, whatever its number. */
function nodeOf(pod: string, { fields }: OperatorObjects): PoolNodes | undefined {
  const [, podsName] = /^(.+)-[0-9]+$/.exec(pod) ?? [];
  return fields.pools.find((one) => one.podsName === podsName);
}

export interface Miss {
  /** Ends a sentence that began with what selects. */
  readonly text: string;
  /** Below the selector. */
  readonly route: Route;
}

/** Why nothing is selected: the condition that the nearest pod does not meet, and what it has instead. */
export function explainMiss(requirements: readonly Requirement[], there: NamespaceSight): Miss {
  const rated = there.pods.map((pod) => ({ pod, misses: requirements.filter((one) => !meets(one, pod)) }));
  const near = rated.reduce<(typeof rated)[number] | undefined>(
    (best, one) => (best === undefined || one.misses.length < best.misses.length ? one : best),
    undefined,
  );
  const isNear = near !== undefined && near.misses.length < requirements.length;
  const one = (isNear ? near.misses[0] : requirements[0]) ?? requirements[0];
  if (one === undefined) return { text: `there are no pods in namespace \`${there.name}\`; leave it out.`, route: [] };
  const condition = `\`${formatRequirement(one)}\``;
  if (!isNear || near === undefined) {
    const text = `none in namespace \`${there.name}\` has ${condition}; ${adviceFor(one, there)}`;
    return { text, route: one.route };
  }
  const value = near.pod.labels[one.key];
  const theirs = value === undefined ? `have no label \`${one.key}\`` : `have \`${one.key}: ${value}\``;
  const advice =
    value === undefined ? 'give them that label, or leave the condition out.' : `did you mean \`${value}\`?`;
  return { text: `${condition} does not hold for ${near.pod.what}, which ${theirs}; ${advice}`, route: one.route };
}

const switches = [
  ['kafka-exporter', 'kafkaExporter'],
  ['entity-operator', 'entityOperator'],
  ['cruise-control', 'cruiseControl'],
] as const;

/** Labels of Strimzi's pods nobody can choose: one of the same component is meant. */
function adviceFor({ key, values }: Requirement, there: NamespaceSight): string {
  const [wanted = ''] = values;
  const known = [...new Set(there.pods.flatMap((pod) => pod.labels[key] ?? []))];
  const component = components.exec(wanted)?.[0];
  const meant = nearest(wanted, known);
  if (
    meant !== undefined &&
    !switches.some(([suffix]) => wanted.endsWith(`-${suffix}`) && !meant.endsWith(`-${suffix}`))
  )
    return `did you mean \`${meant}\`?`;
  const switchedOff = switches.find(([suffix]) =>
    there.made.some(({ fields }) => wanted === `${fields.cluster}-${suffix}`),
  );
  if (switchedOff !== undefined) return `turn on \`${switchedOff[1]}\` in the file of that cluster.`;
  const alike = known.filter((one) => component !== undefined && one.endsWith(component));
  if (alike.length > 0 && alike.length <= 4) return `expected ${listNames(alike, 'or')}.`;
  return key.startsWith('strimzi.io/') ? 'name a cluster of this namespace.' : 'give pods that label, or leave it out.';
}

function meets(requirement: Requirement, pod: SeenPod): boolean {
  return pod.added.includes(requirement.key) || holds(requirement, pod.labels);
}
