/** Owns the list of all effects: each part of this folder brings its own. */
import { availabilityFacts } from './availability.ts';
import { configFacts } from './config-effects.ts';
import { fieldFacts } from './field-effects.ts';
import { listFacts } from './list-effects.ts';
import { nodeFacts } from './node-effects.ts';
import { storageFacts } from './storage-effects.ts';
import { unknownFacts } from './unknown-effects.ts';
import { versionFacts } from './version-effects.ts';

export const effectFacts = {
  ...versionFacts,
  ...configFacts,
  ...fieldFacts,
  ...nodeFacts,
  ...storageFacts,
  ...listFacts,
  ...availabilityFacts,
  ...unknownFacts,
};

export type EffectId = keyof typeof effectFacts;
