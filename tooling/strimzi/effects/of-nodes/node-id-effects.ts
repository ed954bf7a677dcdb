/** Owns what becomes of ids that somebody wishes for. Source: Strimzi 0.45.2 and 1.2.0, `NodeIdAssignor`, `NodeIdRange`. */
import { textAt } from '../../../source/plain.ts';
import { nextIdsAnnotation, readIdRanges, removeIdsAnnotation } from '../../pools/node-id-range.ts';
import type { Effect, EffectFact } from '../effect.ts';
import { fieldsAt, type NodeChange } from './node-change.ts';

export const nodeIdFacts = {
  'node-ids-wished': {
    when: 'An annotation of a pool says which ids new nodes get, or which go first.',
    source: 'Strimzi 0.45.2 and 1.2.0, `NodeIdAssignor`: read when the number of nodes changes, at no other time.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const annotations = [
  { name: nextIdsAnnotation, does: 'New nodes' },
  { name: removeIdsAnnotation, does: 'Nodes that go' },
] as const;

export function nodeIdEffects({ change, pools }: NodeChange): readonly Effect[] {
  return pools.flatMap(({ name: pool, after }) =>
    annotations.flatMap(({ name, does }): readonly Effect[] => {
      const changes = fieldsAt(change, 'KafkaNodePool', pool, 'metadata', 'annotations', name);
      if (changes.length === 0 || after?.index === undefined) return [];
      const text = textAt(change.after.pools[after.index], 'metadata', 'annotations', name);
      const isRead = text === undefined || readIdRanges(text) !== undefined;
      const who = text === undefined || !isRead ? 'ids as if nobody had wished for any' : `ids of \`${text}\` first`;
      return [
        {
          id: 'node-ids-wished',
          subject: `${pool} ${name.slice(name.indexOf('/') + 1)}`,
          outcome: isRead ? 'none' : 'ignored',
          risk: isRead ? 'none' : 'degraded',
          changes,
          says: `${does} of \`${pool}\` are those with ${who}${isRead ? '' : `, as \`${text}\` is no list such as \`[3, 5-9]\``}; ids of nodes that stay do not change.`,
        },
      ];
    }),
  );
}
