import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const fieldFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function fieldEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
