/** Owns what differs between two states of a cluster's files, in their own words: with profiles and defaults, topics and users. */
import type { KafkaCluster, Listed } from '../model/model.ts';
import { type Origin, originAt, type YamlNode } from '../source/node.ts';
import { diffNodes } from './objects/field-diff.ts';
import type { AuthoredChange } from './plan.ts';

/** What is said of a cluster file beside what becomes of it. */
const silent: readonly string[] = ['accept', 'suppress', 'kind'];

export function authoredChanges(before: KafkaCluster, after: KafkaCluster): readonly AuthoredChange[] {
  return [
    ...changesBetween(before.node, after.node, '', (route) => !silent.includes(String(route[0]))),
    ...listChanges('topics', before.topics, after.topics),
    ...listChanges('users', before.users, after.users),
  ];
}

function changesBetween(
  before: YamlNode,
  after: YamlNode,
  prefix: string,
  counts: (route: readonly (string | number)[]) => boolean,
): readonly AuthoredChange[] {
  return diffNodes(before, after)
    .filter(({ route }) => counts(route))
    .map(({ route, path, before: old, after: now }) => ({
      path: `${prefix}${path}`,
      before: old,
      after: now,
      origin: now?.origin ?? originAt(after, route),
    }));
}

function listChanges(
  list: 'topics' | 'users',
  before: readonly Listed<unknown>[],
  after: readonly Listed<unknown>[],
): readonly AuthoredChange[] {
  const old = new Map(before.map((one) => [one.name, one]));
  const changes = after.flatMap((one): readonly AuthoredChange[] => {
    const other = old.get(one.name);
    old.delete(one.name);
    const path = `${list}.${one.name}`;
    if (other === undefined) return [{ path, before: undefined, after: one.node, origin: one.key }];
    return changesBetween(other.node, one.node, `${path}.`, () => true);
  });
  return [...changes, ...[...old.values()].map((one) => gone(`${list}.${one.name}`, one))];
}

function gone(path: string, { node, key }: { readonly node: YamlNode; readonly key: Origin }): AuthoredChange {
  return { path, before: node, after: undefined, origin: key };
}
