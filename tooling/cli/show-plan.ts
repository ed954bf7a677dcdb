/** Owns the plan that a command shows of the change it is about to write. */
import { makePlan } from '../plan/make-plan.ts';
import { planFormats } from '../report/plan/format.ts';
import type { Documents } from '../source/tree.ts';
import { wantsColor } from './terminal.ts';

/**
 * Prints what merging the change will do to running clusters.
 * @param before the tree as it is.
 * @param after the tree as it would be, authored files and overlays.
 * @param changed paths that differ between them.
 */
export function showPlan(before: Documents, after: Documents, changed: ReadonlySet<string>): void {
  const plan = makePlan(before, after, changed, { base: { ref: 'the files as they are', commit: undefined } });
  const { columns } = process.stdout;
  process.stdout.write(
    `\n${planFormats.pretty(plan, { color: wantsColor(process.stdout), linkBase: '', width: columns })}\n`,
  );
}
