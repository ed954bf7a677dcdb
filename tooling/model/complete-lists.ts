/** Owns whether somebody attends to topics and users that are in files: said once for a cluster, and not for each of them. */
import { originAt, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { type Lists, listKinds } from './lists.ts';
import type { KafkaClusterSpec } from './model.ts';

export function checkAttended(node: YamlMap, { entityOperator }: KafkaClusterSpec, lists: Lists): readonly Problem[] {
  const there = listKinds.filter((list) => lists[list].length > 0);
  const off = entityOperator.enabled
    ? there.filter((list) => !entityOperator[list]).map((list) => ({ field: list, left: [list] }))
    : [{ field: 'enabled', left: there }].filter(({ left }) => left.length > 0);
  return off.map(({ field, left }) => {
    const files = left.flatMap((list) => lists[list].slice(0, 1));
    return {
      id: 'authored-file',
      message: `\`entityOperator.${field}\` is false, so nobody would look at the ${left.join(' and ')} of this cluster, which are in files; set it to true, or delete these.`,
      origin: originAt(node, ['entityOperator', field]),
      related: files.map((file) => ({
        origin: { ...file.origin, end: file.origin.start },
        message: 'what nobody would look at',
      })),
    };
  });
}
