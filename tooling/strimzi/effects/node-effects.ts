import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const nodeFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function nodeEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
