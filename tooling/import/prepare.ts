/** Owns the objects of a cluster as an overlay would have to give them: cleaned, in the fleet's API version, in a namespace. */
import type { KubernetesCluster } from '../model/model.ts';
import type { Plain } from '../source/node.ts';
import { isPlainMap, listAt, mapAt, type PlainMap, textAt } from '../source/plain.ts';
import { convert, handDownResources } from './api-version.ts';
import type { CleanCluster } from './author.ts';
import type { InputObject } from './input.ts';
import type { Note } from './note.ts';
import type { RunningCluster } from './running.ts';
import { withoutServerMade } from './server-made.ts';

export interface Prepared {
  readonly cluster: CleanCluster;
  readonly topics: readonly PlainMap[];
  readonly users: readonly PlainMap[];
  readonly configMaps: readonly PlainMap[];
  readonly notes: readonly Note[];
}

export function prepare(running: RunningCluster, { spec }: KubernetesCluster, namespace: string): Prepared {
  const { apiVersion, release } = spec.strimzi;
  const notes: Note[] = [];
  const take = (object: InputObject): PlainMap => {
    const about = { kind: object.kind, name: object.name };
    const { plain, dropped, kept } = withoutServerMade(object);
    const { value, isChanged } = withoutLongNumbers(plain);
    if (isChanged)
      notes.push({
        kind: 'converted',
        about,
        message: 'settings beyond 2^53 are written as text, as patches would round them; to Kafka they are the same.',
      });
    const converted = convert(mapAt(value), apiVersion, release);
    if (dropped.length > 0) notes.push({ kind: 'dropped', about, message: `${dropped.join(', ')}.` });
    for (const label of kept)
      notes.push({
        kind: 'check',
        about,
        message: `label ${label} is on the pods, so it was kept; taking it out of the file restarts them.`,
      });
    for (const message of converted.steps) notes.push({ kind: 'converted', about, message });
    for (const message of oddities(object)) notes.push({ kind: 'check', about, message });
    return { ...converted.plain, metadata: { ...mapAt(converted.plain, 'metadata'), namespace } };
  };
  const about = { kind: 'Kafka', name: running.kafka.name };
  const { kafka, pools, steps } = handDownResources(take(running.kafka), running.pools.map(take), apiVersion);
  for (const message of steps) notes.push({ kind: 'converted', about, message });
  return {
    cluster: { name: running.kafka.name, kafka, pools, status: mapAt(running.kafka.plain, 'status') },
    topics: running.topics.map(take),
    users: running.users.map(take),
    configMaps: running.configMaps.map(take),
    notes,
  };
}

/** Kustomize takes numbers for doubles once it patches an object; in `config` text is as good. */
function withoutLongNumbers(value: Plain, isConfig = false): { readonly value: Plain; readonly isChanged: boolean } {
  if (typeof value === 'bigint')
    return isConfig ? { value: String(value), isChanged: true } : { value, isChanged: false };
  if (!isPlainMap(value)) return { value, isChanged: false };
  const entries = Object.entries(value).map(([key, child]) => ({
    key,
    ...withoutLongNumbers(child, key === 'config' || isConfig),
  }));
  if (!entries.some((one) => one.isChanged)) return { value, isChanged: false };
  return { value: Object.fromEntries(entries.map((one) => [one.key, one.value])), isChanged: true };
}

/** What makes an object another's. */
function oddities({ plain }: InputObject): readonly string[] {
  const metadata = mapAt(plain, 'metadata');
  const [owner] = listAt(metadata, 'ownerReferences');
  const isGoing = textAt(metadata, 'deletionTimestamp') !== undefined;
  return [
    ...(isGoing ? ['it is being deleted; find out why before it is made anew.'] : []),
    ...(owner === undefined
      ? []
      : [
          `it belongs to ${textAt(owner, 'kind')} ${textAt(owner, 'name')}, which will go on writing it; end that first.`,
        ]),
  ];
}
