/**
 * Owns what a rule gives where there is one safe answer: a change to an authored file, as data. `fleet fix` makes it (lint/mend.ts)
 * and the rule knows nothing of texts.
 */
import { onlySlip } from '../source/nearest.ts';
import type { Plain } from '../source/node.ts';
import type { Place } from './place.ts';

/**
 * `set` replaces the value at a place, or writes the key where nobody has yet; a place in a rendered object stands for the authored
 * value it came from. `remove` takes the entry or the item away.
 */
export type Mend = { readonly set: Plain; readonly at: Place } | { readonly remove: Place };

/** A mistyped name by the only one it can be, where there is just one so near. */
export function correctName(name: string, known: readonly string[], at: Place): Mend | undefined {
  const meant = onlySlip(name, known);
  return meant === undefined ? undefined : { set: meant, at };
}
