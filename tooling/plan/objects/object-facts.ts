/** Owns what becomes of changed objects that Strimzi does not look after, and of every object that is new or gone: the list of effects. */
import type { EffectFact } from '../../strimzi/effects/effect.ts';

export const objectFacts = {
  'object-new': { when: 'An object is new.', source: 'Argo CD applies it.' },
} as const satisfies Readonly<Record<string, EffectFact>>;

export type ObjectEffectId = keyof typeof objectFacts;
