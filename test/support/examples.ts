/** Owns judging small examples in tests of rules: a fragment of `orders.yaml` in, findings out, one line each. */
import { describe, expect, test } from 'vitest';
import { baseTexts } from '../../scripts/base-texts.ts';
import { exampleFile, examplesOver } from '../../tooling/lint/example.ts';
import type { Finding } from '../../tooling/lint/finding.ts';
import { judge } from '../../tooling/lint/judge.ts';
import type { Example } from '../../tooling/rules/rule.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';

export const examples = examplesOver(baseTexts());

export async function judgeExample(example: Example): Promise<readonly Finding[]> {
  return (await judge(examples.documents(example))).findings;
}

export interface RuleCase {
  readonly name: string;
  readonly example: Example;
  /** `orders.yaml:3:12 error: message`, and behind it the related places. A finding of another rule carries its id. */
  readonly finds: readonly string[];
}

/** Objects in cases are as short as can be; what that leaves out is told by these rules, which have cases of their own. */
const toldOfMost: readonly string[] = [
  'stateful-object-unprotected',
  'project-unguarded',
  'application-sets-out-of-order',
  'sync-option-unknown',
];

/** Runs the cases of one rule; all findings count, so a case that trips over another rule shows it. */
export function describeRule(rule: string, cases: readonly RuleCase[]): void {
  describe(rule, () => {
    test.each(cases)('$name', async ({ example, finds }) => {
      const found = (await judgeExample(example)).filter((one) => one.rule === rule || !toldOfMost.includes(one.rule));
      expect(found.map((finding) => format(finding, rule))).toEqual(finds);
    });
  });
}

function format(finding: Finding, rule: string): string {
  const id = finding.rule === rule ? '' : ` (${finding.rule})`;
  return `${place(finding.origin)} ${finding.severity}${id}: ${finding.message}${related(finding)}`;
}

function place(origin: Finding['origin']): string {
  return formatOrigin(origin).replace(exampleFile(''), '').replace('clusters/', '');
}

/** The line of the overlay follows from the authored line. */
function related(finding: Finding): string {
  const authored = finding.related.filter((one) => !one.origin.file.path.startsWith('overlays/'));
  return authored.map((one) => ` [${place(one.origin)} ${one.message}]`).join('');
}
