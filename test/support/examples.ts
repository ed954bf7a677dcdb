/** Owns judging small examples in tests of rules: a fragment of `orders.yaml` in, findings out, one line each. */
import { exampleFile, examplesOver } from '../../tooling/lint/example.ts';
import type { Finding } from '../../tooling/lint/finding.ts';
import { judge } from '../../tooling/lint/judge.ts';
import type { Example } from '../../tooling/rules/rule.ts';
import { formatOrigin } from '../../tooling/source/problem.ts';
import { bases } from './miniature.ts';

export const examples = examplesOver(bases);

export async function judgeExample(example: Example): Promise<readonly Finding[]> {
  return (await judge(examples.documents(example))).findings;
}

/**
 * What one rule finds: `orders.yaml:3:12 error: message`, and behind it the related places. Findings of other rules are an error, so
 * that a test shows all there is to see.
 */
export async function findingsOfRule(rule: string, example: Example): Promise<readonly string[]> {
  return (await judgeExample(example)).map((finding) => {
    const other = finding.rule === rule ? '' : ` (${finding.rule})`;
    return `${place(finding.origin)} ${finding.severity}${other}: ${finding.message}${related(finding)}`;
  });
}

function place(origin: Finding['origin']): string {
  return formatOrigin(origin).replace(exampleFile(''), '').replace('clusters/', '');
}

/** The line of the overlay follows from the authored line. */
function related(finding: Finding): string {
  const authored = finding.related.filter((one) => !one.origin.file.path.startsWith('overlays/'));
  return authored.map((one) => ` [${place(one.origin)} ${one.message}]`).join('');
}
