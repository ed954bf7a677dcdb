/** Owns making topics of the files that list them, and what such a file cannot say. */
import { type Origin, originAt, toPlain, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { entriesOf, type ListEntry, withoutTwice } from './list-entries.ts';
import { withDefaults } from './merge.ts';
import type { Topic } from './model.ts';
import type { Report } from './read-authored.ts';
import { topicResource } from './topic-name.ts';

/** What has a short form, by the setting that Kafka knows it as. */
export const shortForms = {
  minInSync: 'min.insync.replicas',
  retention: 'retention.ms',
  retentionBytes: 'retention.bytes',
  cleanup: 'cleanup.policy',
} as const;

/** @param files that fit their schema. */
export function topicsIn(files: readonly YamlMap[], report: Report): readonly Topic[] {
  const entries = withoutTwice(
    files.flatMap((file) => entriesOf(file, 'topics')),
    'Topic',
    report,
  );
  const topics = entries.map(topicOf);
  report([...topics.flatMap(saidTwice), ...sameResource(topics)]);
  return topics;
}

function topicOf({ name, node, key }: ListEntry): Topic {
  const filled = withDefaults(node, { resource: topicResource(name) }, key);
  return { name, key, node: filled, spec: toPlain(filled) as unknown as Topic['spec'] };
}

function saidTwice({ name, node, spec }: Topic): readonly Problem[] {
  return Object.entries(shortForms).flatMap(([field, setting]) => {
    if (!node.entries.has(field) || spec.config?.[setting] === undefined) return [];
    const message = `Topic \`${shorten(name)}\` has both \`${field}\` and \`${setting}\`, which are the same; keep \`${field}\`.`;
    return [
      problem(message, originAt(node, ['config', setting]), [
        { origin: originAt(node, [field]), message: 'the short form' },
      ]),
    ];
  });
}

function sameResource(topics: readonly Topic[]): readonly Problem[] {
  const first = new Map<string, Topic>();
  return topics.flatMap((topic) => {
    const other = first.get(topic.spec.resource);
    if (other === undefined) {
      first.set(topic.spec.resource, topic);
      return [];
    }
    const message = `Topics \`${shorten(other.name)}\` and \`${shorten(topic.name)}\` would both be KafkaTopic \`${topic.spec.resource}\`; give one another name in \`resource\`.`;
    return [problem(message, originAt(topic.node, ['resource']), [{ origin: other.key, message: 'the other topic' }])];
  });
}

function problem(message: string, origin: Origin, related: Problem['related'] = []): Problem {
  return { id: 'authored-file', message, origin, related };
}
