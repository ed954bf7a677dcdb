/** Owns writing the topics of a cluster as the list `topics.yaml`. A setting that the short form would write otherwise stays in `config`. */

import { topicResource } from '../model/topic-name.ts';
import { shortForms } from '../model/topics.ts';
import { formatDuration } from '../source/duration.ts';
import type { Plain } from '../source/node.ts';
import { mapAt, type PlainMap, plainAt, textAt, textsAt } from '../source/plain.ts';
import { section } from './author-nodes.ts';
import { clusterLabel } from './running.ts';

/** Two KafkaTopics may be for one topic; the list holds the first of them. */
export function topicsFile(objects: readonly PlainMap[]): PlainMap | undefined {
  const topics: { [name: string]: Plain } = Object.create(null);
  for (const object of objects) {
    const name = textAt(object, 'spec', 'topicName') ?? resourceOf(object);
    topics[name] ??= topic(object, name);
  }
  return objects.length === 0 ? undefined : { kind: 'Topics', topics };
}

function resourceOf(object: PlainMap): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

const managed = 'strimzi.io/managed';
export const paused = 'strimzi.io/pause-reconciliation';

function topic(object: PlainMap, name: string): PlainMap {
  const annotations = textsAt(object, 'metadata', 'annotations');
  const { [managed]: isManaged, [paused]: isPaused, ...others } = annotations;
  const resource = resourceOf(object);
  return (
    section({
      partitions: plainAt(object, 'spec', 'partitions'),
      replicas: plainAt(object, 'spec', 'replicas'),
      ...settings(mapAt(object, 'spec', 'config')),
      resource: resource === topicResource(name) ? undefined : resource,
      labels: labelsOf(object),
      annotations: section({ ...others, [managed]: other(isManaged), [paused]: other(isPaused) }),
      managed: flag(isManaged),
      paused: flag(isPaused),
    }) ?? {}
  );
}

/** All but the one that says whose it is. */
export function labelsOf(object: PlainMap): PlainMap | undefined {
  return section({ ...textsAt(object, 'metadata', 'labels'), [clusterLabel]: undefined });
}

export function flag(text: string | undefined): boolean | undefined {
  return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

/** What is no flag stays an annotation. */
export function other(text: string | undefined): string | undefined {
  return flag(text) === undefined ? text : undefined;
}

type Written = { readonly [field: string]: Plain | undefined };

function settings(config: PlainMap): Written {
  const rest = { ...config };
  const fields: { [field: string]: Plain } = {};
  for (const [field, setting] of Object.entries(shortForms)) {
    const value = short(field as keyof typeof shortForms, config[setting]);
    if (value === undefined) continue;
    fields[field] = value;
    delete rest[setting];
  }
  return { ...fields, config: section(rest) };
}

const policies: readonly Plain[] = ['delete', 'compact', 'compact,delete'];

function short(field: keyof typeof shortForms, value: Plain | undefined): Plain | undefined {
  if (field === 'cleanup') return value !== undefined && policies.includes(value) ? value : undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return undefined;
  if (field === 'minInSync') return value > 0 ? value : undefined;
  if (value === -1) return 'unlimited';
  if (value < 0) return undefined;
  return field === 'retention' ? formatDuration(value) : size(value);
}

/** In whole units; bytes alone have none. */
function size(bytes: number): string | undefined {
  const units = ['Ti', 'Gi', 'Mi', 'Ki'];
  const at = units.findIndex((_, index) => bytes > 0 && bytes % 1024 ** (units.length - index) === 0);
  return at === -1 ? undefined : `${bytes / 1024 ** (units.length - at)}${units[at]}`;
}
