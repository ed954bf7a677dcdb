/** Owns the verdict on a change of one Kafka cluster: everything that the operator does with it, part by part. */
import { configEffects } from './config-effects.ts';
import type { ClusterChange, Effect } from './effect.ts';
import type { EffectId } from './facts.ts';
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
  const whole = withFieldsOfWay(change, told);
  return [...whole, ...unknownEffects(change, whole)];
}

/** Where nodes and disks are said: in the Kafka resource with ZooKeeper, in pools without. Who goes the way says both. */
const saidOnTheWay = /^spec\.(zookeeper|kafka\.(replicas|storage))(?![a-zA-Z])/;
const ofWay: readonly string[] = [
  'migration-step-refused',
  'pools-not-adopted',
  'pools-adopted',
  'migration-prepared',
] satisfies readonly EffectId[];

function withFieldsOfWay(change: ClusterChange, told: readonly Effect[]): readonly Effect[] {
  const way = told.find(({ id }) => ofWay.includes(id));
  const known = new Set(told.flatMap(({ changes }) => changes));
  const left = change.fields.filter((one) => one.kind === 'Kafka' && saidOnTheWay.test(one.path) && !known.has(one));
  if (way === undefined || left.length === 0) return told;
  return told.map((one) => (one === way ? { ...one, changes: [...one.changes, ...left] } : one));
}
