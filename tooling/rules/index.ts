/** Owns the list of rules, by id. A rule that is not here does not run; a test compares it with the files of this folder. */
import type { Rule } from './rule.ts';

export const rules: readonly Rule[] = [];
