/** Owns how rules read what templates of a Kafka resource and its pools add to pods: volumes, mounts and variables, each with its place. */
import type { Plain, Route } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import {
  type TemplatedContainer,
  type TemplatedPod,
  templatedPods,
  volumesOfOperator,
} from '../../strimzi/kafka-resource/template-parts.ts';
import type { KafkaContext } from '../context.ts';
import { type Fields, fieldsBelow } from '../fields.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';

export interface Entry {
  readonly value: Plain;
  readonly name: string;
  /** Of a field of it. */
  place(...route: Route): Place;
}

export interface AddedToContainer {
  readonly container: TemplatedContainer;
  readonly mounts: readonly Entry[];
  readonly variables: readonly Entry[];
}

export interface AddedToPod {
  readonly pod: TemplatedPod;
  /** What describes the pods: `template`, `jvmOptions`. */
  readonly fields: Fields;
  /** Names of the operator's own. */
  readonly taken: readonly string[];
  readonly volumes: readonly Entry[];
  readonly containers: readonly AddedToContainer[];
}

const known = new WeakMap<KafkaResource, readonly AddedToPod[]>();

/** Parts and pools whose template adds volumes, mounts or variables. */
export function podTemplatesOf({ kafka, release }: KafkaContext): readonly AddedToPod[] {
  if (kafka === undefined) return [];
  const found =
    known.get(kafka) ??
    templatedPods.flatMap((pod) => {
      const taken = volumesOfOperator(pod, release);
      return describedBy(pod, kafka).flatMap((fields) => readTemplate(pod, fields, taken));
    });
  known.set(kafka, found);
  return found;
}

function describedBy({ part }: TemplatedPod, kafka: KafkaResource): readonly Fields[] {
  if (part === 'kafka' || part === 'zookeeper') return kafka.nodes.filter((one) => one.part === part);
  return [fieldsBelow(kafka, 'spec', part)];
}

function readTemplate(pod: TemplatedPod, fields: Fields, taken: readonly string[]): readonly AddedToPod[] {
  const entries = (...below: Route): readonly Entry[] => {
    const route: Route = ['template', ...below];
    return fields.list(...route).map((value, index) => ({
      value,
      name: textAt(value, 'name') ?? '',
      place: (...field) => fields.place(...route, index, ...field),
    }));
  };
  const containers = pod.containers.map((container) => ({
    container,
    mounts: entries(container.section, 'volumeMounts'),
    variables: entries(container.section, 'env'),
  }));
  const volumes = entries('pod', 'volumes');
  const adds = volumes.length > 0 || containers.some((one) => one.mounts.length > 0 || one.variables.length > 0);
  return adds ? [{ pod, fields, taken, volumes, containers }] : [];
}
