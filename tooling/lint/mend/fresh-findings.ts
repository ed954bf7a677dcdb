/** Owns what a change would bring about: the whole fleet judged without it and with it, in memory. */
import type { Documents } from '../../source/tree.ts';
import type { Finding } from '../finding.ts';
import { judge } from '../judge.ts';
import type { Day } from '../suppress/entry.ts';
import { keysOf } from './finding-keys.ts';

/** What would be found then and is not found now. That overlays are out of date is not told, as they are written next. */
export async function freshFindings(
  before: Documents,
  after: Documents,
  date: Day | undefined,
  expected: readonly string[] = [],
): Promise<readonly Finding[]> {
  const known = keysOf((await judge(before, { date })).findings, before);
  const findings = (await judge(after, { date })).findings;
  return findings.filter(
    (one) =>
      one.rule !== 'overlay-out-of-date' &&
      !expected.includes(one.rule) &&
      [...keysOf([one], after)].some((key) => !known.has(key)),
  );
}
