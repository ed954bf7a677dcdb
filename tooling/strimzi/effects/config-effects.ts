import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const configFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function configEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
