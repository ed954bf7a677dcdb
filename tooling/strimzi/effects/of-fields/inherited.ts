/**
 * Owns which running nodes end up with another value of a field that a node pool may have of its own and else takes, as a whole, from the
 * Kafka resource. Source: Strimzi 0.45.2 and 1.2.0, `KafkaPool.fromCrd`; `JvmOptions` for what is meant where nothing is said.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain } from '../../../source/node.ts';
import { hasAt, isPlainMap, textAt } from '../../../source/plain.ts';
import { type Inherited, type PoolNodes, type PoolTemplate, readNodePools } from '../../pools/node-pools.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, ClusterState } from '../effect.ts';
import type { Part } from './part.ts';
import { runningNodes } from './who.ts';

export type NodeField = 'resources' | 'jvmOptions' | PoolTemplate;

export function isTemplate(field: NodeField): field is PoolTemplate {
  return field !== 'resources' && field !== 'jvmOptions';
}

function fieldOf(pool: PoolNodes, field: NodeField): Inherited {
  return isTemplate(field) ? pool.template(field) : pool[field];
}

/** Nodes that a change of one resource gives another value: a pool its own nodes, the Kafka resource those that take its value. */
export function differingPods(part: Part, field: NodeField, change: ClusterChange): readonly string[] {
  const [before, after] = [poolByPod(change.before), poolByPod(change.after)];
  const isKafka = part.cause.kind === 'Kafka';
  return runningNodes(change).flatMap(({ pod }) => {
    const [old, now] = [before.get(pod), after.get(pod)];
    if (old === undefined || now === undefined) return [];
    const [was, is] = [fieldOf(old, field), fieldOf(now, field)];
    const isConcerned = isKafka ? was.from === 'kafka' || is.from === 'kafka' : now.pool === part.name;
    return isConcerned && !samePlain(meant(was.value, field), meant(is.value, field)) ? [pod] : [];
  });
}

/** What is not given is often given by saying so. */
function meant(value: Plain | undefined, field: NodeField): Plain {
  if (!isPlainMap(value) || field === 'resources') return value ?? null;
  const said = Object.entries(value).filter(
    ([key, one]) => one !== null && !(field === 'jvmOptions' && key === 'gcLoggingEnabled' && one === false),
  );
  return said.length === 0 ? null : Object.fromEntries(said);
}

const podTemplates = ['pod', 'kafkaContainer', 'initContainer'] as const;

/**
 * Up to 0.48 a pool with any template takes none from the Kafka resource: nodes that get other pods because their pool has its first
 * template, or lost its last.
 */
export function podsOfTemplateSwitch(part: Part, change: ClusterChange): readonly string[] {
  if (part.cause.kind !== 'KafkaNodePool' || isSince(change.after.release, '0.49')) return [];
  const has = (state: ClusterState): boolean =>
    state.pools.some((one) => hasAt(one, 'spec', 'template') && textAt(one, 'metadata', 'name') === part.name);
  if (has(change.before) === has(change.after)) return [];
  return [...new Set(podTemplates.flatMap((one) => differingPods(part, one, change)))];
}

const pools = new WeakMap<ClusterState, ReadonlyMap<string, PoolNodes>>();

export function poolByPod(state: ClusterState): ReadonlyMap<string, PoolNodes> {
  const known =
    pools.get(state) ??
    new Map(
      readNodePools(state.kafka, state.pools, state.release).flatMap((pool) =>
        pool.pods.map((pod) => [pod, pool] as const),
      ),
    );
  pools.set(state, known);
  return known;
}
