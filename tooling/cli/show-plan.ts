/** Owns the plan that a command shows of the change it is about to write. */
import type { Documents } from '../source/tree.ts';

/**
 * Prints what merging the change will do to running clusters.
 * @param before the tree as it is.
 * @param after the tree as it would be, authored files and overlays.
 */
export async function showPlan(_before: Documents, _after: Documents): Promise<void> {}
