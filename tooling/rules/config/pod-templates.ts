/** Owns how rules read what templates of a Kafka resource add to pods: volumes, mounts and variables, each with its place. */
import { type Plain, type Route, toPlain } from '../../source/node.ts';
import { listAt, mapAt, textAt } from '../../source/plain.ts';
import { type TemplatedContainer, type TemplatedPod, templatedPods } from '../../strimzi/template-parts.ts';
import type { KafkaResource } from '../kafka-resource.ts';

export interface Entry {
  readonly value: Plain;
  readonly name: string;
  readonly route: Route;
}

export interface AddedToContainer {
  readonly container: TemplatedContainer;
  readonly mounts: readonly Entry[];
  readonly variables: readonly Entry[];
}

export interface AddedToPod {
  readonly pod: TemplatedPod;
  readonly volumes: readonly Entry[];
  readonly containers: readonly AddedToContainer[];
}

const known = new WeakMap<KafkaResource, readonly AddedToPod[]>();

/** Parts whose template adds volumes, mounts or variables. */
export function podTemplatesOf(kafka: KafkaResource): readonly AddedToPod[] {
  const found = known.get(kafka) ?? readTemplates(kafka);
  known.set(kafka, found);
  return found;
}

function readTemplates(kafka: KafkaResource): readonly AddedToPod[] {
  const resource = toPlain(kafka.object.node);
  return templatedPods.flatMap((pod) => {
    const template: Route = ['spec', pod.part, 'template'];
    if (Object.keys(mapAt(resource, ...template)).length === 0) return [];
    const entries = (...below: Route): readonly Entry[] => {
      const route = [...template, ...below];
      return listAt(resource, ...route).map((value, index) => ({
        value,
        name: textAt(value, 'name') ?? '',
        route: [...route, index],
      }));
    };
    const containers = pod.containers.map((container) => ({
      container,
      mounts: entries(container.section, 'volumeMounts'),
      variables: entries(container.section, 'env'),
    }));
    const volumes = entries('pod', 'volumes');
    const adds = volumes.length > 0 || containers.some((one) => one.mounts.length > 0 || one.variables.length > 0);
    return adds ? [{ pod, volumes, containers }] : [];
  });
}
