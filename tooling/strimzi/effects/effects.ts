/** Owns the verdict on a change of one Kafka cluster: everything that the operator does with it, part by part. */
import { configEffects } from './config-effects.ts';
import type { ClusterChange, Effect } from './effect.ts';
import { fieldEffects } from './field-effects.ts';
import { listEffects } from './list-effects.ts';
import { nodeEffects } from './node-effects.ts';
import { pausedEffects } from './of-fields/pause.ts';
import { storageEffects } from './storage-effects.ts';
import { unknownEffects } from './unknown-effects.ts';
import { versionEffects } from './version-effects.ts';

const parts = [versionEffects, nodeEffects, storageEffects, fieldEffects, configEffects, listEffects];

/** @returns in the order of the parts; every field that differs is a cause of at least one. */
export function effectsOf(change: ClusterChange): readonly Effect[] {
  const paused = pausedEffects(change);
  // Topics and users are looked after by operators that a pause does not reach.
  const told = paused === undefined ? parts.flatMap((part) => part(change)) : [...paused, ...listEffects(change)];
  return [...told, ...unknownEffects(change, told)];
}
