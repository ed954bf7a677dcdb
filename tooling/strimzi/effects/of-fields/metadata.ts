/**
 * Owns what labels and annotations of a Kafka resource and its node pools do. Source: Strimzi 0.45.2 and 1.2.0, `Labels.fromResource`,
 * `KafkaPool`; annotations are on no pod.
 */
import { textAt } from '../../../source/plain.ts';
import { reachesPods } from '../../labels.ts';
import { readNodePools } from '../../pools/node-pools.ts';
import { isSince } from '../../releases.ts';
import type { ClusterState } from '../effect.ts';
import { deployments, rolled } from './deployments.ts';
import { inPlaceAnnotation } from './node-fields.ts';
import type { Handler } from './part.ts';
import { isPaused } from './pause.ts';
import { nodesRestart, withoutEffect } from './verdicts.ts';
import { podsOf, runningNodes, zookeeperNodes } from './who.ts';

/** Of nodes whose labels come from the Kafka resource, which is those in no pool, or from a pool. */
function labelsByPod(
  { kafka, pools, release }: ClusterState,
  from: string | undefined,
  label: string,
): ReadonlyMap<string, string | undefined> {
  return new Map(
    readNodePools(kafka, pools, release)
      .filter(({ index, pool }) => (from === undefined ? index === undefined : index !== undefined && pool === from))
      .flatMap((pool) => pool.pods.map((pod) => [pod, pool.labels[label]] as const)),
  );
}

export const label: Handler = (part, change) => {
  const key = String(part.route[2] ?? '');
  const about = `label \`${key}\``;
  if (!reachesPods(key))
    return [withoutEffect(about, 'labels like it are handed on to nothing that the operator makes')];
  if (key.startsWith('strimzi.io/') && !key.startsWith('strimzi.io/cluster'))
    return refused(key, part.after !== undefined);
  const isKafka = part.cause.kind === 'Kafka';
  const from = isKafka ? undefined : part.name;
  const [before, after] = [labelsByPod(change.before, from, key), labelsByPod(change.after, from, key)];
  const pods = runningNodes(change).flatMap(({ pod }) =>
    before.has(pod) && after.has(pod) && before.get(pod) !== after.get(pod) ? [pod] : [],
  );
  const all = isKafka ? [...podsOf(zookeeperNodes(change)), ...pods] : pods;
  const verdicts = [
    ...(all.length === 0 ? [] : nodesRestart(all, 'labels', change)),
    ...(isKafka ? deployments.flatMap((one) => rolled(one, 'labels', change)) : []),
  ];
  return verdicts.length > 0 ? verdicts : [withoutEffect(about, 'it is on no pod; Services and Secrets have it')];
};

function refused(key: string, isNew: boolean): ReturnType<Handler> {
  if (!isNew) return [withoutEffect(`label \`${key}\``, 'the operator goes on again without it')];
  return [
    {
      id: 'labels-refused',
      subject: key,
      outcome: 'refused',
      risk: 'outage',
      says: () =>
        `Label \`${key}\` is the operator's own, so it refuses the whole cluster: nodes go on as they are, and nothing of it is looked after.`,
      first: ['Give the label another prefix.'],
    },
  ];
}

export const pauseAnnotation: Handler = (_, change) => {
  if (isPaused(change.before) === isPaused(change.after))
    return [withoutEffect('the annotation that pauses', 'it says what holds anyway')];
  return [
    {
      id: 'reconciliation-resumed',
      outcome: 'none',
      risk: 'restart',
      says: () =>
        'The operator looks after the cluster again, and does at once all that has been changed since it was paused; nodes restart where anything of it asks for that.',
      first: ['Look at what was merged since the cluster was paused: it is all done now.'],
    },
  ];
};

export const resizingAnnotation: Handler = (_, change) => {
  const isOn = textAt(change.after.kafka, 'metadata', 'annotations', inPlaceAnnotation) === 'true';
  if (!isSince(change.after.release, '1.0'))
    return [withoutEffect('the annotation for resizing', 'the operator knows it from 1.0 on')];
  return [
    withoutEffect(
      'the annotation for resizing',
      isOn
        ? 'from now on other memory and CPU are given to running pods'
        : 'from now on pods restart for other memory and CPU',
    ),
  ];
};

export const annotation: Handler = ({ route }) => [
  withoutEffect(`annotation \`${String(route[2] ?? '')}\``, 'it is on nothing that the operator makes'),
];
