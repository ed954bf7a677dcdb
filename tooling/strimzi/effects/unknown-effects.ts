/** Owns what is told of a change that no other part knows: the worst that is likely, and that it is not known. */
import type { ClusterChange, Effect, EffectFact, FieldChange } from './effect.ts';
import { nodesOf } from './nodes.ts';

export const unknownFacts = {
  'change-unknown': {
    when: 'A field differs of which it is not known here what the operator does with it.',
    source: 'None; taken as a restart of all nodes, as most fields of the Kafka resource are.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

/** @param told effects of all other parts. */
export function unknownEffects(change: ClusterChange, told: readonly Effect[]): readonly Effect[] {
  const known = new Set<FieldChange>(told.flatMap((one) => one.changes));
  return change.fields
    .filter((one) => !known.has(one))
    .map((one): Effect => {
      const isPods = one.kind === 'Kafka' || one.kind === 'KafkaNodePool';
      return {
        id: 'change-unknown',
        subject: `${one.kind} ${one.path}`,
        outcome: isPods ? 'restart' : 'none',
        risk: isPods ? 'restart' : 'none',
        changes: [one],
        ...(isPods ? { restarts: nodesOf(change.after).map(({ pod }) => pod) } : {}),
        says: `What a change of \`${one.path}\` does is not known here${isPods ? '; expect that all nodes restart' : ''}.`,
      };
    });
}
