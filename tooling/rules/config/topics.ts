/** Owns how rules read KafkaTopic resources of a Kafka cluster: those beside it that name it. */
import type { RenderedObject } from '../../render/rendered.ts';
import { type Plain, type Route, toPlain } from '../../source/node.ts';
import { mapAt, numberAt, textAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import { namespaceOf } from '../kafka-resource.ts';
import type { Place } from '../place.ts';

export interface Topic {
  /** As Kafka knows it. */
  readonly name: string;
  readonly replicas: number | undefined;
  readonly config: readonly (readonly [key: string, value: Plain])[];
  place(...route: Route): Place;
}

export function topicsOf({ kafka, objects }: KafkaContext): readonly Topic[] {
  if (kafka === undefined) return [];
  return objects
    .filter((one) => one.kind === 'KafkaTopic' && one.apiVersion.startsWith('kafka.strimzi.io/'))
    .filter((one) => one.namespace === namespaceOf(kafka))
    .filter((one) => textAt(toPlain(one.node), 'metadata', 'labels', 'strimzi.io/cluster') === kafka.name)
    .map(readTopic);
}

function readTopic({ node, name }: RenderedObject): Topic {
  const plain = toPlain(node);
  return {
    name: textAt(plain, 'spec', 'topicName') ?? name,
    replicas: numberAt(plain, 'spec', 'replicas'),
    config: Object.entries(mapAt(plain, 'spec', 'config')),
    place: (...route) => ({ node, route }),
  };
}
