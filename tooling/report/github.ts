/** Owns annotations on a pull request, as GitHub Actions reads them from the log: one command a line. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { positionAt } from '../source/problem.ts';
import { visible } from '../source/show.ts';
import { messageText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';

export function formatGithub(judgement: Judgement): string {
  const { errors, warnings, checked } = summaryOf(judgement);
  const summary = `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in ${checked}.`;
  return [...judgement.findings.map(annotation), summary, ''].join('\n');
}

function annotation(finding: Finding): string {
  const { file, start, end } = finding.origin;
  const from = positionAt(file.text, start);
  const to = positionAt(file.text, end);
  const columns = from.line === to.line ? `,col=${from.column},endColumn=${to.column}` : '';
  const affected = finding.clusters.length > 1 ? `\nAffects ${finding.clusters.join(', ')}.` : '';
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
