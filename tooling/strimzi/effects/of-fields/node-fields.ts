/**
 * Owns fields that a node pool may have of its own and else takes from the Kafka resource: what counts is what each node ends up with.
 * Source: Strimzi 0.45.2 and 1.2.0, `KafkaPool.fromCrd`; `InPlacePodResizingUtils` for resources.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain } from '../../../source/node.ts';
import { hasAt, isPlainMap, listAt, mapAt, plainAt, textAt } from '../../../source/plain.ts';
import { type Inherited, type PoolNodes, type PoolTemplate, readNodePools } from '../../pools/node-pools.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, ClusterState } from '../effect.ts';
import { joined } from '../of-nodes/words.ts';
import type { Handler, Part } from './part.ts';
import type { Verdict } from './verdict.ts';
import { nodesRestart, objectsOnly, withoutEffect } from './verdicts.ts';
import { brokers, callNodes, kafkaNodes, type NodesOf, podsOf, runningNodes } from './who.ts';

export const inPlaceAnnotation = 'strimzi.io/in-place-resizing';

export type NodeField = 'resources' | 'jvmOptions' | PoolTemplate;

function isTemplate(field: NodeField): field is PoolTemplate {
  return field !== 'resources' && field !== 'jvmOptions';
}

function fieldOf(pool: PoolNodes, field: NodeField): Inherited {
  return isTemplate(field) ? pool.template(field) : pool[field];
}

interface NodeDifference {
  readonly pod: string;
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
}

/** Running nodes that end up with something else, at the place in the field that differs. */
function differences(part: Part, field: NodeField, change: ClusterChange): readonly NodeDifference[] {
  const rest = part.route.slice(part.route.indexOf(field) + 1);
  const before = poolByPod(change.before);
  const after = poolByPod(change.after);
  const ofPool = part.cause.kind === 'KafkaNodePool' ? part.name : undefined;
  const valueIn = (pool: PoolNodes): Plain | undefined => plainAt(fieldOf(pool, field).value, ...rest);
  return runningNodes(change).flatMap(({ pod }) => {
    const [old, now] = [before.get(pod), after.get(pod)];
    if (old === undefined || now === undefined || (ofPool !== undefined && now.pool !== ofPool)) return [];
    const [was, is] = [valueIn(old), valueIn(now)];
    return means(was, field, rest.at(-1)) === means(is, field, rest.at(-1)) ||
      samePlain(trimmed(was) ?? null, trimmed(is) ?? null)
      ? []
      : [{ pod, before: was, after: is }];
  });
}

/** What is not given is often given by saying so. */
function means(value: Plain | undefined, field: NodeField, last: string | number | undefined): Plain | undefined {
  return field === 'jvmOptions' && last === 'gcLoggingEnabled' ? (value ?? false) : value;
}

/** Without what is empty. */
function trimmed(value: Plain | undefined): Plain | undefined {
  if (!isPlainMap(value)) return value ?? undefined;
  const left = Object.entries(value).flatMap(([key, one]) => {
    const kept = trimmed(one);
    return kept === undefined ? [] : [[key, kept] as const];
  });
  return left.length === 0 ? undefined : Object.fromEntries(left);
}

const pools = new WeakMap<ClusterState, ReadonlyMap<string, PoolNodes>>();

function poolByPod(state: ClusterState): ReadonlyMap<string, PoolNodes> {
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

/** Where nothing follows: either each pool says it for itself, or it says what its nodes had from the Kafka resource. */
function unchanged(part: Part, about: string, change: ClusterChange): readonly Verdict[] {
  const hasPools = [...poolByPod(change.after).values()].some(({ index }) => index !== undefined);
  if (part.cause.kind === 'Kafka' && hasPools && part.after === undefined)
    return [withoutEffect(about, 'each node pool says it for itself')];
  if (part.cause.kind === 'Kafka' && hasPools)
    return [
      {
        id: 'field-overridden',
        outcome: 'ignored',
        risk: 'degraded',
        about,
        says: (all) =>
          `What the Kafka resource says of ${joined(all)} changes nothing: each node pool has its own, which counts.`,
        then: ['Say it in the node pools where it is meant for their nodes.'],
      },
    ];
  return [withoutEffect(about, 'every node that runs has it already, or none is concerned')];
}

/** @param nodes that have what the field is about. */
export function nodeField(field: NodeField, about: string, nodes: NodesOf = kafkaNodes): Handler {
  return (part, change) => {
    const concerned = new Set(podsOf(nodes(change)));
    const found = differences(part, field, change).filter(({ pod }) => concerned.has(pod));
    if (found.length === 0) return unchanged(part, about, change);
    const inner = part.route[part.route.indexOf(field) + 1];
    return nodesRestart(
      found.map(({ pod }) => pod),
      isTemplate(field) && inner !== undefined ? `\`${inner}\` of ${about}` : about,
      change,
    );
  };
}

/** Only on brokers that ask their Kubernetes node for its labels or addresses does a container run before Kafka. */
export const initContainer: Handler = (part, change) => {
  const { kafka } = change.after;
  const rack = mapAt(kafka, 'spec', 'kafka')['rack'];
  const asks = (hasAt(rack) && textAt(rack, 'type') !== 'environment-variable') || hasNodePort(kafka);
  return asks
    ? nodeField('initContainer', 'the template of the init container', brokers)(part, change)
    : [
        withoutEffect(
          'the template of the init container',
          'there is no such container without `rack` or a listener of type nodeport',
        ),
      ];
};

function hasNodePort(kafka: Plain): boolean {
  return listAt(kafka, 'spec', 'kafka', 'listeners').some((one) => textAt(one, 'type') === 'nodeport');
}

/** Templates of what is beside the pods. */
export function nodeObjects(field: PoolTemplate, what: string): Handler {
  return (part, change) => {
    const found = differences(part, field, change);
    return found.length === 0 ? unchanged(part, what, change) : objectsOnly(what)(part, change);
  };
}

export const resourcesAbout = 'memory and CPU';

export const resources: Handler = (part, change) => {
  const about = resourcesAbout;
  const found = differences(part, 'resources', change);
  if (found.length === 0) return unchanged(part, about, change);
  const inPlace =
    isSince(change.after.release, '1.0') &&
    textAt(change.after.kafka, 'metadata', 'annotations', inPlaceAnnotation) === 'true';
  const [before, after] = [poolByPod(change.before), poolByPod(change.after)];
  const canResize = (pod: string): boolean =>
    inPlace && fitsRunning(before.get(pod)?.resources.value, after.get(pod)?.resources.value);
  const pods = found.map(({ pod }) => pod);
  const [resized, restarted] = [pods.filter(canResize), pods.filter((pod) => !canResize(pod))];
  return [
    ...(restarted.length === 0 ? [] : nodesRestart(restarted, about, change)),
    ...(resized.length === 0 ? [] : [inPlaceVerdict(resized, change)]),
  ];
};

function inPlaceVerdict(pods: readonly string[], change: ClusterChange): Verdict {
  const { subject, text } = callNodes(pods, change);
  return {
    id: 'nodes-resized',
    subject,
    resizes: pods,
    outcome: 'dynamic',
    risk: 'none',
    says: () =>
      `${text} get other memory or CPU while they run; the operator restarts a pod only where Kubernetes has no room for it, and the Java heap stays as it was at the start.`,
  };
}

/** What Kubernetes and the operator change in a running pod: CPU and memory, none of it taken away, in the same quality class. */
function fitsRunning(before: Plain | undefined, after: Plain | undefined): boolean {
  if (!hasAt(before)) return false;
  if (!hasAt(after)) return false;
  for (const part of ['limits', 'requests'])
    for (const key of new Set([...Object.keys(mapAt(before, part)), ...Object.keys(mapAt(after, part))])) {
      const [was, is] = [plainAt(before, part, key), plainAt(after, part, key)];
      const isResizable = key === 'cpu' || key === 'memory';
      if (!isResizable && !samePlain(was ?? null, is ?? null)) return false;
      if (was !== undefined && is === undefined) return false;
    }
  return (
    isGuaranteed(before) === isGuaranteed(after) &&
    samePlain(plainAt(before, 'claims') ?? null, plainAt(after, 'claims') ?? null)
  );
}

/** Kubernetes: limits of both, and requests that are left out or equal to them. */
function isGuaranteed(resources: Plain | undefined): boolean {
  return ['cpu', 'memory'].every((key) => {
    const limit = plainAt(resources, 'limits', key);
    const request = plainAt(resources, 'requests', key) ?? limit;
    return limit !== undefined && request !== undefined && String(limit) === String(request);
  });
}
