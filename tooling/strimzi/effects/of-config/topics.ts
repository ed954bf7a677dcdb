/** Owns reading KafkaTopics of a state as far as settings of brokers and of themselves decide what becomes of their records. */
import type { Plain } from '../../../source/node.ts';
import { mapAt, numberAt, textAt } from '../../../source/plain.ts';
import { configText } from '../../config/config-value.ts';
import { kafkaDefaults } from '../../config/replication.ts';
import type { ClusterState } from '../effect.ts';
import { reachingSettings } from './key-changes.ts';

export interface TopicState {
  /** Of the KafkaTopic. */
  readonly resource: string;
  /** As Kafka knows it. */
  readonly name: string;
  readonly partitions: number | undefined;
  readonly replicas: number | undefined;
  /** Its own settings as text; lists as the Topic Operator joins them. */
  readonly settings: ReadonlyMap<string, string>;
  readonly isManaged: boolean;
  readonly isPaused: boolean;
}

const known = new WeakMap<ClusterState, readonly TopicState[]>();

export function topicsIn(state: ClusterState): readonly TopicState[] {
  const topics = known.get(state) ?? state.topics.map(readTopic);
  known.set(state, topics);
  return topics;
}

export function readTopic(topic: Plain): TopicState {
  const resource = textAt(topic, 'metadata', 'name') ?? '';
  const annotation = (name: string): string | undefined => textAt(topic, 'metadata', 'annotations', name);
  const settings = new Map<string, string>();
  for (const [key, value] of Object.entries(mapAt(topic, 'spec', 'config'))) {
    const text = Array.isArray(value) ? value.map(String).join(',') : configText(value);
    if (text !== undefined) settings.set(key, text.trim());
  }
  return {
    resource,
    name: textAt(topic, 'spec', 'topicName') ?? resource,
    partitions: numberAt(topic, 'spec', 'partitions'),
    replicas: numberAt(topic, 'spec', 'replicas'),
    settings,
    isManaged: annotation('strimzi.io/managed') !== 'false',
    isPaused: annotation('strimzi.io/pause-reconciliation') === 'true',
  };
}

/** A number that brokers have for all topics, or Kafka's own default of it. */
export function brokerNumber(state: ClusterState, key: string): number {
  return Number(reachingSettings(state, 'kafka').get(key) ?? kafkaDefaults[key] ?? 1);
}

/** Copies of each partition: its own number, else what a new topic gets. */
export function copiesOf({ replicas }: TopicState, state: ClusterState): number {
  return replicas ?? brokerNumber(state, 'default.replication.factor');
}

/** How many must have a record before it counts as written, for producers that wait for all. */
export function minInSyncOf({ settings }: TopicState, state: ClusterState): number {
  const own = settings.get('min.insync.replicas');
  return own === undefined ? brokerNumber(state, 'min.insync.replicas') : Number(own);
}
