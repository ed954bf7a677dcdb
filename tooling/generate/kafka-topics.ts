/** Owns the KafkaTopic of each topic that a file of the cluster lists. */
import type { KafkaCluster, Topic } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { isUnprotected } from '../model/removal.ts';
import { parseDuration } from '../source/duration.ts';
import { type Draft, fromPlain, type Origin, type YamlNode } from '../source/node.ts';
import { parseQuantity } from '../source/quantity.ts';
import { apiVersionOf } from './kafka-api.ts';
import { entriesOf, orNothing, pauseAnnotation, withKeeping } from './listed.ts';
import { unmanaged } from './unprotected.ts';

/** In the order of the files. */
export function kafkaTopics(cluster: KafkaCluster): readonly YamlNode[] {
  const ofCluster = readerOf(cluster.node);
  const apiVersion = apiVersionOf(cluster);
  const leaving = isUnprotected(cluster) ? ofCluster.origin('removal') : undefined;
  return cluster.topics.map((topic) => topicObject(topic, apiVersion, ofCluster.node('name'), leaving));
}

/** @param leaving where it is said that the cluster goes. */
function topicObject(topic: Topic, apiVersion: string, clusterName: Draft, leaving: Origin | undefined): YamlNode {
  const reader = readerOf(topic.node);
  const { name, spec, key } = topic;
  return fromPlain(
    {
      apiVersion,
      kind: 'KafkaTopic',
      metadata: {
        name: reader.node('resource'),
        labels: { 'strimzi.io/cluster': clusterName, ...entriesOf(reader, 'labels') },
        annotations: orNothing(annotationsOf(topic, reader, leaving)),
      },
      spec: {
        topicName: spec.resource === name ? undefined : name,
        partitions: reader.node('partitions'),
        replicas: reader.node('replicas'),
        config: orNothing(configOf(topic, reader)),
      },
    },
    key,
  );
}

function annotationsOf(
  { spec }: Topic,
  reader: Reader,
  leaving: Origin | undefined,
): { readonly [key: string]: Draft } {
  if (leaving !== undefined)
    return { ...pauseAnnotation(spec, reader), ...entriesOf(reader, 'annotations'), ...unmanaged(leaving) };
  const annotations = {
    'strimzi.io/managed': spec.managed === undefined ? undefined : reader.value(String(spec.managed), 'managed'),
    ...pauseAnnotation(spec, reader),
    ...entriesOf(reader, 'annotations'),
  };
  // With the KafkaTopic its records would go, too: by a line that somebody deletes, or with the whole Application.
  return spec.deletable === true ? annotations : withKeeping(annotations);
}

function configOf({ spec }: Topic, reader: Reader): { readonly [key: string]: Draft } {
  return {
    'min.insync.replicas': reader.node('minInSync'),
    'cleanup.policy': reader.node('cleanup'),
    'retention.ms': limit(reader, 'retention', spec.retention, parseDuration),
    'retention.bytes': limit(reader, 'retentionBytes', spec.retentionBytes, wholeBytes),
    ...entriesOf(reader, 'config'),
  };
}

/** Kafka takes -1 for no limit. */
function limit(
  reader: Reader,
  field: string,
  written: string | undefined,
  parse: (text: string) => number | undefined,
): Draft {
  if (written === undefined) return undefined;
  return reader.value(written === 'unlimited' ? -1 : parse(written), field);
}

function wholeBytes(text: string): number | undefined {
  const bytes = parseQuantity(text);
  return bytes === undefined ? undefined : Math.floor(bytes);
}
