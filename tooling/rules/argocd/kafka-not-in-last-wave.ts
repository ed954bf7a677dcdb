import { optionsAt, syncOptions } from '../../model/sync-options.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import { type Plain, toPlain } from '../../source/node.ts';
import { hasAt, textAt } from '../../source/plain.ts';
import { groupOf } from '../known-kinds.ts';
import type { Place } from '../place.ts';
import { defineKubernetesRule } from '../rule.ts';
import { hookAnnotation, hooksOf, waveAnnotation, waveOf, wholeNumber } from './waves.ts';

interface Timed {
  readonly object: RenderedObject;
  readonly plain: Plain;
  readonly wave: number;
  readonly hooks: readonly string[];
}

/** What is not healthy before Kafka is: the operator looks at it once there is a cluster for it. */
const afterKafka: readonly string[] = ['KafkaNodePool', 'KafkaTopic', 'KafkaUser', 'KafkaRebalance'];

export default defineKubernetesRule({
  id: 'kafka-not-in-last-wave',
  summary: 'Nothing of an overlay comes after Kafka.',
  severity: 'error',
  why: `Argo CD begins a wave when everything in the wave before it is healthy, and does not wait for the last one. A Kafka cluster is
restarting for hours after a change: what comes after it, by wave or as a hook after the sync, waits as long, and a cluster that is
degraded fails the sync, so that the change which would mend it does not arrive. Node pools, topics and users before Kafka are never healthy
without it, and hold it up for ever. A wave that is no whole number is taken for 0.`,
  fix: 'Leave `argocd.argoproj.io/sync-wave` out, or give a negative one to what must be there before Kafka.',
  bad: `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: dashboards, annotations: { argocd.argoproj.io/sync-wave: "1" } }
`,
  good: `manifests:
  - apiVersion: v1
    kind: ConfigMap
    metadata: { name: dashboards, annotations: { argocd.argoproj.io/sync-wave: "-1" } }
`,
  check({ overlays }, report) {
    for (const objects of overlays.values()) {
      const own = objects.filter((one) => one.kind === 'Kafka' && groupOf(one) === 'kafka.strimzi.io');
      if (own.length === 0) continue;
      const timed = objects.map(timedOf);
      for (const { object, plain } of timed) {
        const text = textAt(plain, 'metadata', 'annotations', waveAnnotation);
        if (text !== undefined && wholeNumber(text) === undefined)
          report(
            `\`${waveAnnotation}: ${text}\` of ${object.kind} \`${object.name}\` is no whole number, and Argo CD takes it for 0; write one, such as \`"-1"\`.`,
            placeOf(object, waveAnnotation),
          );
      }
      for (const { object, plain } of timed)
        if (optionsAt(plain, syncOptions).includes('PruneLast=true'))
          report(
            `${object.kind} \`${object.name}\` has \`PruneLast=true\`, so a sync that prunes it waits until Kafka is healthy, and newer commits wait with it; take the option out.`,
            placeOf(object, syncOptions),
          );
      for (const kafka of timed.filter(({ object }) => own.includes(object))) {
        for (const other of timed) {
          if (own.includes(other.object)) continue;
          const told = comesAfter(kafka, other) ?? isHeldUp(kafka, other);
          if (told !== undefined) report(told, placeIn(kafka, other));
        }
      }
    }
  },
});

function timedOf(object: RenderedObject): Timed {
  const metadata = object.node.entries.get('metadata')?.value;
  const plain = metadata === undefined ? {} : { metadata: toPlain(metadata) };
  return { object, plain, wave: waveOf(plain), hooks: hooksOf(plain) };
}

function comesAfter(kafka: Timed, { object, wave, hooks }: Timed): string | undefined {
  const it = `${object.kind} \`${object.name}\``;
  const waits = `so it waits until Kafka \`${kafka.object.name}\` is healthy, and a cluster that is not fails the sync`;
  if (hooks.includes('PostSync'))
    return `${it} is a hook after the sync, ${waits}; run it as \`PreSync\`, or apart from the sync.`;
  if ((hooks.length > 0 && !hooks.includes('Sync')) || wave <= kafka.wave) return undefined;
  return `${it} is in wave ${wave} and Kafka in wave ${kafka.wave}, ${waits}; put nothing after Kafka.`;
}

function isHeldUp(kafka: Timed, { object, plain, wave }: Timed): string | undefined {
  const isOwn =
    groupOf(object) === 'kafka.strimzi.io' &&
    afterKafka.includes(object.kind) &&
    object.namespace === kafka.object.namespace &&
    textAt(plain, 'metadata', 'labels', 'strimzi.io/cluster') === kafka.object.name;
  return isOwn && wave < kafka.wave
    ? `${object.kind} \`${object.name}\` is in wave ${wave} and Kafka in wave ${kafka.wave}, but it is not healthy before there is Kafka, so a new cluster never comes up; put both in one wave.`
    : undefined;
}

/** Where somebody wrote a wave: at the other one, else at Kafka. */
function placeIn(kafka: Timed, other: Timed): Place {
  const written = ({ plain }: Timed, name: string): boolean => hasAt(plain, 'metadata', 'annotations', name);
  if (other.hooks.length > 0)
    return placeOf(other.object, written(other, hookAnnotation) ? hookAnnotation : 'helm.sh/hook');
  return placeOf(
    !written(other, waveAnnotation) && written(kafka, waveAnnotation) ? kafka.object : other.object,
    waveAnnotation,
  );
}

function placeOf({ node }: RenderedObject, annotation: string): Place {
  return { node, route: ['metadata', 'annotations', annotation] };
}
