import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const versionFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function versionEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
