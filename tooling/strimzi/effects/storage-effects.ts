import type { ClusterChange, Effect, EffectFact } from './effect.ts';

export const storageFacts = {} as const satisfies Readonly<Record<string, EffectFact>>;

export function storageEffects(_change: ClusterChange): readonly Effect[] {
  return [];
}
