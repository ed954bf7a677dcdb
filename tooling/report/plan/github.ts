/** Owns annotations of a plan on a pull request: what is degraded or worse, at the lines that cause it, the worst first. */

import type { Finding } from '../../lint/finding.ts';
import type { FleetPlan } from '../../plan/plan.ts';
import { annotations } from '../github.ts';
import { messageText } from '../safe-text.ts';
import { findingsOfPlan } from './findings.ts';
import { signOf } from './risk-words.ts';
import { isEmpty, summaryOfPlan } from './summary.ts';

export function formatPlanGithub(plan: FleetPlan): string {
  const findings: readonly Finding[] = findingsOfPlan(plan).map(({ finding }) => finding);
  if (isEmpty(plan)) return 'Nothing changes.\n';
  const { verdict, changed, restarts, applied } = summaryOfPlan(plan);
  return annotations(
    findings,
    messageText(
      `${signOf(verdict.risk)} ${verdict.text} Changed: ${changed}. Restarts: ${restarts}.${applied === undefined ? '' : ` Applied: ${applied}.`}`,
    ),
  );
}
