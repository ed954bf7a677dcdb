/** Owns what a change of topics and users does that are there before and after. */
import type { ClusterChange, Effect, EffectFact } from './effect.ts';
import { topicEffects, topicFacts } from './of-lists/topic-effects.ts';
import { topicSettingFacts } from './of-lists/topic-settings.ts';
import { userEffects, userFacts } from './of-lists/user-effects.ts';

export const listFacts = {
  ...topicFacts,
  ...topicSettingFacts,
  ...userFacts,
} as const satisfies Readonly<Record<string, EffectFact>>;

export function listEffects(change: ClusterChange): readonly Effect[] {
  return [...topicEffects(change), ...userEffects(change)];
}
