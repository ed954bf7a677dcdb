/**
 * Owns what cannot be done to a topic that is there: what the overlay on disk says is what runs, and what the files make of it comes
 * next. The Topic Operator refuses such a change for as long as it stands, so it is refused here before it is written. A state alone
 * does not show it. Source: Strimzi 0.45.2 and 1.2.0, `BatchingTopicController`.
 */
import type { Overlays } from '../generate/generate.ts';
import { isGenerated } from '../generate/generated.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import type { Fleet, KafkaCluster } from '../model/model.ts';
import { isDeleted } from '../model/removal.ts';
import { staysWhenPruned } from '../model/sync-options.ts';
import { type Origin, originAt, type Route, toPlain, type YamlNode } from '../source/node.ts';
import { numberAt, textAt } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { type Documents, type GeneratedFile, isProblem, joinPath } from '../source/tree.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';

/** Files of an overlay that topics stand in. */
const topicFiles: readonly string[] = ['topics.yaml', 'manifests.yaml'];

interface TopicState {
  readonly name: string;
  readonly partitions: number | undefined;
  readonly replicas: number | undefined;
  readonly isManaged: boolean;
  /** Whether Argo CD deletes it once nobody wants it any more. */
  readonly isDeletable: boolean;
  readonly node: YamlNode;
}

/** By the name of the KafkaTopic. */
type Topics = ReadonlyMap<string, TopicState>;

/** What is refused, by the directory of the overlay. */
export function topicChanges(
  documents: Documents,
  fleet: Fleet,
  overlays: Overlays,
): ReadonlyMap<string, readonly Problem[]> {
  const changes = new Map<string, readonly Problem[]>();
  for (const cluster of fleet.kafkaClusters) {
    // Their topics go with them, in steps of their own.
    if (isDeleted(cluster)) continue;
    const directory = overlayOf(cluster);
    const files = overlays.get(directory);
    const problems = files === undefined ? [] : changesIn(documents, cluster, files);
    if (problems.length > 0) changes.set(directory, problems);
  }
  return changes;
}

function changesIn(documents: Documents, cluster: KafkaCluster, files: readonly GeneratedFile[]): readonly Problem[] {
  const directory = overlayOf(cluster);
  const wanted = new Map(files.map((file) => [file.path, file]));
  const paths = topicFiles.map((name) => joinPath(directory, name));
  if (!paths.some((path) => differs(documents, path, wanted.get(path)))) return [];
  const before = topicsIn(paths.flatMap((path) => onDisk(documents, path)));
  const after = topicsIn(paths.flatMap((path) => wanted.get(path)?.documents ?? []));
  return [...before].flatMap(([resource, topic]) =>
    topic.isManaged ? changeOf(resource, topic, after, canMoveCopies(cluster)) : [],
  );
}

/** Most overlays are as they were, which their texts tell; one that is not there yet has nothing to lose. */
function differs(documents: Documents, path: string, wanted: GeneratedFile | undefined): boolean {
  if (documents.kind(path) !== 'file') return false;
  const current = documents.text(path);
  return !isProblem(current) && isGenerated(current.text) && current.text !== wanted?.text;
}

function onDisk(documents: Documents, path: string): readonly YamlNode[] {
  if (documents.kind(path) !== 'file') return [];
  const current = documents.text(path);
  return isProblem(current) || !isGenerated(current.text) ? [] : documents.yaml(path).documents;
}

function topicsIn(nodes: readonly YamlNode[]): Topics {
  const topics = new Map<string, TopicState>();
  for (const node of nodes) {
    const plain = toPlain(node);
    const resource = textAt(plain, 'metadata', 'name');
    if (textAt(plain, 'kind') !== 'KafkaTopic' || resource === undefined) continue;
    const annotation = (name: string): string | undefined => textAt(plain, 'metadata', 'annotations', name);
    topics.set(resource, {
      name: textAt(plain, 'spec', 'topicName') ?? resource,
      partitions: numberAt(plain, 'spec', 'partitions'),
      replicas: numberAt(plain, 'spec', 'replicas'),
      isManaged: annotation('strimzi.io/managed') !== 'false',
      isDeletable: !staysWhenPruned(plain),
      node,
    });
  }
  return topics;
}

/** The operator has Cruise Control do it. Source: Strimzi 0.41.0, `ReplicasChangeHandler`. */
function canMoveCopies({ spec, kubernetes }: KafkaCluster): boolean {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  return spec.cruiseControl.enabled && release !== undefined && isSince(release, '0.41');
}

function changeOf(resource: string, before: TopicState, after: Topics, movesCopies: boolean): readonly Problem[] {
  const now = after.get(resource);
  const topic = `Topic \`${shorten(before.name)}\``;
  if (now === undefined) return goneOf(resource, before, after);
  const at = (message: string, ...route: Route): readonly Problem[] => [
    problem(message, originAt(now.node, route), before, ...route),
  ];
  if (now.name !== before.name)
    return at(
      `KafkaTopic \`${resource}\` is topic \`${shorten(before.name)}\` and cannot become \`${shorten(now.name)}\`, as the Topic Operator refuses that; give the new topic a \`resource\` of its own.`,
      'spec',
      'topicName',
    );
  if (!now.isManaged) return [];
  if (before.partitions !== undefined && now.partitions !== undefined && now.partitions < before.partitions)
    return at(
      `${topic} has ${before.partitions} partitions, and Kafka takes none away; keep ${before.partitions}, or begin a new topic.`,
      'spec',
      'partitions',
    );
  if (before.replicas !== undefined && now.replicas !== undefined && now.replicas !== before.replicas && !movesCopies)
    return at(
      `${topic} has ${before.replicas} copies, and only Cruise Control changes that; keep ${before.replicas}, or add \`cruiseControl: {}\` to the cluster before (Strimzi 0.41 and later).`,
      'spec',
      'replicas',
    );
  return [];
}

function goneOf(resource: string, before: TopicState, after: Topics): readonly Problem[] {
  const topic = `Topic \`${shorten(before.name)}\``;
  const [moved] = [...after].filter(([, one]) => one.name === before.name);
  if (moved !== undefined) {
    const [name, { node }] = moved;
    const fate = before.isDeletable
      ? 'Argo CD would delete the old one and with it all records'
      : 'two for one topic are refused';
    const message = `${topic} has KafkaTopic \`${resource}\`, which would become \`${name}\`: ${fate}; write \`resource: ${resource}\`.`;
    return [problem(message, originAt(node, ['metadata', 'name']), before, 'metadata', 'name')];
  }
  if (before.isDeletable) return [];
  const message = `${topic} is in no file any more, but nobody allowed its deletion, so it would stay, and nothing would tell; put it back with \`deletable: true\`, and with \`managed: false\` too to keep its records, and take it out in a change after that.`;
  return [problem(message, originAt(before.node, ['metadata', 'name']), undefined)];
}

function problem(message: string, origin: Origin, before: TopicState | undefined, ...route: Route): Problem {
  return {
    id: 'topic-change-refused',
    message,
    origin,
    related: before === undefined ? [] : [{ origin: originAt(before.node, route), message: 'what is there' }],
  };
}
