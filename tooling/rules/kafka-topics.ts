/** Owns how rules read the topics of a Kafka cluster: KafkaTopic resources beside it that name it, from wherever they come. */
import type { RenderedObject } from '../render/rendered.ts';
import { originAt, type Plain, type Route, toPlain } from '../source/node.ts';
import { mapAt, numberAt, textAt } from '../source/plain.ts';
import { configText } from '../strimzi/config/config-value.ts';
import type { KafkaContext } from './context.ts';
import { type KafkaResource, namespaceOf } from './kafka-resource.ts';
import type { Place } from './place.ts';

export interface Topic {
  /** As Kafka knows it. */
  readonly name: string;
  /** Whether the Topic Operator looks after it. */
  readonly isManaged: boolean;
  readonly partitions: number | undefined;
  readonly replicas: number | undefined;
  readonly config: readonly (readonly [key: string, value: Plain])[];
  /** A setting of its own as text. */
  own(key: string): string | undefined;
  place(...route: Route): Place;
  /** Where a setting of its own stands. */
  settingPlace(key: string): Place;
  /** Where its name is written. */
  readonly namePlace: Place;
}

const known = new WeakMap<KafkaContext, readonly Topic[]>();

export function topicsOf(context: KafkaContext): readonly Topic[] {
  const found = known.get(context) ?? inOrder(objectsOfCluster(context, 'KafkaTopic')).map(readTopic);
  known.set(context, found);
  return found;
}

export function managedTopicsOf(context: KafkaContext): readonly Topic[] {
  return topicsOf(context).filter((one) => one.isManaged);
}

/** KafkaTopics or KafkaUsers that are this cluster's by label and namespace. */
export function objectsOfCluster({ kafka, objects }: KafkaContext, kind: string): readonly RenderedObject[] {
  if (kafka === undefined) return [];
  const namespace = namespaceOf(kafka);
  return objects.filter(
    (one) =>
      one.kind === kind &&
      one.apiVersion.startsWith('kafka.strimzi.io/') &&
      one.namespace === namespace &&
      textAt(toPlain(one.node), 'metadata', 'labels', 'strimzi.io/cluster') === kafka.name,
  );
}

/** As they stand in the files: of two that do not go together, the second is the one to look at. */
function inOrder(objects: readonly RenderedObject[]): readonly RenderedObject[] {
  const placed = objects.map((object) => ({ object, origin: originAt(object.node, ['metadata', 'name']) }));
  placed.sort(({ origin: a }, { origin: b }) =>
    a.file.path === b.file.path ? a.start - b.start : a.file.path < b.file.path ? -1 : 1,
  );
  return placed.map((one) => one.object);
}

function readTopic({ node, name: resource }: RenderedObject): Topic {
  const plain = toPlain(node);
  const topicName = textAt(plain, 'spec', 'topicName');
  const config = mapAt(plain, 'spec', 'config');
  const place = (...route: Route): Place => ({ node, route });
  return {
    name: topicName ?? resource,
    isManaged: textAt(plain, 'metadata', 'annotations', 'strimzi.io/managed') !== 'false',
    partitions: numberAt(plain, 'spec', 'partitions'),
    replicas: numberAt(plain, 'spec', 'replicas'),
    config: Object.entries(config),
    own: (key) => (Object.hasOwn(config, key) ? settingText(config[key] ?? null)?.trim() : undefined),
    place,
    settingPlace: (key) => place('spec', 'config', key),
    namePlace: topicName === undefined ? place('metadata', 'name') : place('spec', 'topicName'),
  };
}

/** Lists are joined by the Topic Operator. */
function settingText(value: Plain): string | undefined {
  return Array.isArray(value) ? value.map(String).join(',') : configText(value);
}

/** A setting of a topic as a whole number. */
export function ownNumber(topic: Topic, key: string): number | undefined {
  const text = topic.own(key);
  return text !== undefined && /^-?[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Copies of each partition: its own number, else that of the brokers, which is what a new topic gets. */
export function copiesOf({ replicas }: Topic, kafka: KafkaResource): number | undefined {
  if (replicas !== undefined) return replicas;
  return kafka.config('default.replication.factor') === undefined
    ? 1
    : kafka.configNumber('default.replication.factor');
}

/** Policies by which old records go: its own, else those of the brokers. */
export function cleanupOf(topic: Topic, kafka: KafkaResource): readonly string[] {
  const text = topic.own('cleanup.policy') ?? kafka.config('log.cleanup.policy') ?? 'delete';
  return text.split(',').map((one) => one.trim());
}
