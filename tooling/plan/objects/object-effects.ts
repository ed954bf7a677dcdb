/** Owns what Argo CD and Kubernetes do with changed objects, apart from what Strimzi does with those it looks after. */
import type { Effect } from '../../strimzi/effects/effect.ts';
import type { ObjectChange } from '../plan.ts';
import type { ObjectEffectId } from './object-facts.ts';

export function objectEffects(_changes: readonly ObjectChange[]): readonly Effect<ObjectEffectId>[] {
  return [];
}
