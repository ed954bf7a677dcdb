import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const listFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function listEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
