/**
 * Owns fields that a node pool may have of its own and else takes from the Kafka resource: what counts is what each node ends up with.
 * Source: Strimzi 0.45.2 and 1.2.0, `KafkaPool.fromCrd`; `InPlacePodResizingUtils` for resources.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import type { Plain } from '../../../source/node.ts';
import { hasAt, listAt, mapAt, plainAt, textAt } from '../../../source/plain.ts';
import type { PoolTemplate } from '../../pools/node-pools.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange } from '../effect.ts';
import { joined } from '../of-nodes/words.ts';
import { differingPods, isTemplate, type NodeField, podsOfTemplateSwitch, poolByPod } from './inherited.ts';
import type { Handler, Part } from './part.ts';
import type { Verdict } from './verdict.ts';
import { nodesRestart, objectsOnly, withoutEffect } from './verdicts.ts';
import { brokers, callNodes, kafkaNodes, type NodesOf, podsOf } from './who.ts';

export const inPlaceAnnotation = 'strimzi.io/in-place-resizing';

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
        afterwards: ['Say it in the node pools where it is meant for their nodes.'],
      },
    ];
  return [withoutEffect(about, 'every node that runs has it already, or none is concerned')];
}

function switchedTemplates(part: Part, change: ClusterChange): readonly Verdict[] {
  const pods = podsOfTemplateSwitch(part, change);
  return pods.length === 0
    ? []
    : nodesRestart(pods, 'whether templates of the Kafka resource count for the pool', change);
}

/** @param nodes that have what the field is about. */
export function nodeField(field: NodeField, about: string, nodes: NodesOf = kafkaNodes): Handler {
  return (part, change) => {
    const concerned = new Set(podsOf(nodes(change)));
    const found = differingPods(part, field, change).filter((pod) => concerned.has(pod));
    const inner = part.route[part.route.indexOf(field) + 1];
    const what = isTemplate(field) && inner !== undefined ? `\`${inner}\` of ${about}` : about;
    const switched = switchedTemplates(part, change);
    if (found.length === 0) return switched.length > 0 ? switched : unchanged(part, about, change);
    return [...nodesRestart(found, what, change), ...switched];
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
    const switched = switchedTemplates(part, change);
    const found = differingPods(part, field, change);
    if (found.length > 0) return [...objectsOnly(what)(part, change), ...switched];
    return switched.length > 0 ? switched : unchanged(part, what, change);
  };
}

export const resourcesAbout = 'memory and CPU';

export const resources: Handler = (part, change) => {
  const about = resourcesAbout;
  const pods = differingPods(part, 'resources', change);
  if (pods.length === 0) return unchanged(part, about, change);
  const inPlace =
    isSince(change.after.release, '1.0') &&
    textAt(change.after.kafka, 'metadata', 'annotations', inPlaceAnnotation) === 'true';
  const [before, after] = [poolByPod(change.before), poolByPod(change.after)];
  const canResize = (pod: string): boolean =>
    inPlace && fitsRunning(before.get(pod)?.resources.value, after.get(pod)?.resources.value);
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
