/** Owns annotations on a pull request, as GitHub Actions reads them from the log: one command a line. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { positionAt } from '../source/problem.ts';
import { visible } from '../source/show.ts';
import { bySeverity } from './ranking.ts';
import { messageText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';
import { clusterList } from './wording.ts';

const mostClusters = 20;
const mostAnnotations = 10;

export function formatGithub(judgement: Judgement): string {
  const { errors, warnings, checked } = summaryOf(judgement);
  return annotations(
    bySeverity(judgement.findings),
    `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in ${checked}.`,
  );
}

/** @param findings those that are to be kept first; `summary` is a line below them. */
export function annotations(findings: readonly Finding[], summary: string): string {
  const errors = findings.filter((one) => one.severity === 'error').length;
  return [...findings.map(annotation), ...limit(errors, findings.length - errors), summary, ''].join('\n');
}

/** GitHub shows ten annotations of each severity for a step, the first ones, and says nothing of the others. */
function limit(errors: number, warnings: number): readonly string[] {
  return Math.max(errors, warnings) > mostAnnotations
    ? ['GitHub shows 10 errors and 10 warnings of a step on its pages; this log has all.']
    : [];
}

function annotation(finding: Finding): string {
  const { file, start, end } = finding.origin;
  const from = positionAt(file.text, start);
  const to = positionAt(file.text, end);
  const columns = from.line === to.line ? `,col=${from.column},endColumn=${to.column}` : '';
  const affected = finding.clusters.length > 1 ? `\nAffects ${clusterList(finding.clusters, mostClusters)}.` : '';
  const place = `file=${property(file.path)},line=${from.line},endLine=${to.line}${columns},title=${property(finding.rule)}`;
  return `::${finding.severity} ${place}::${data(messageText(finding.message) + affected)}`;
}

/** Source: actions/toolkit, packages/core/src/command.ts. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
