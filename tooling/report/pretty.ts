/** Owns the report for a person at a terminal: each finding with the lines around it, then one line that sums up. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { visible } from '../source/show.ts';
import { codeFrame } from './code-frame.ts';
import type { ReportOptions } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { messageText, placeText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';

export function formatPretty(judgement: Judgement, { color }: ReportOptions): string {
  const findings = formatFindings(judgement.findings, { color });
  return [...(findings === '' ? [] : [findings]), summaryLine(judgement, paintFor(color))].join('\n');
}

/** The findings alone: for a command that stops at them and sums up in its own words. */
export function formatFindings(findings: readonly Finding[], { color }: ReportOptions): string {
  const paint = paintFor(color);
  return findings.map((finding) => formatFinding(finding, paint)).join('\n');
}

function formatFinding(finding: Finding, paint: Paint): string {
  const severity = finding.severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const lines = [
    `${paint.bold(placeText(finding.origin))}  ${severity}  ${paint.dim(finding.rule)}`,
    `  ${messageText(finding.message)}`,
  ];
  const frame = codeFrame(finding.origin, paint);
  if (frame !== undefined) lines.push(frame);
  for (const related of finding.related)
    lines.push(`  ${paint.dim('see')} ${placeText(related.origin)}  ${messageText(related.message)}`);
  if (finding.object !== undefined) lines.push(`  ${paint.dim('in')} ${objectName(finding)}`);
  if (finding.clusters.length > 1) lines.push(`  ${paint.dim('affects')} ${clusterList(finding.clusters)}`);
  return `${lines.join('\n')}\n`;
}

function objectName({ object }: Finding): string {
  if (object === undefined) return '';
  return visible(`${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`);
}

function clusterList(clusters: readonly string[]): string {
  const shown = clusters.slice(0, 5).join(', ');
  return clusters.length > 5 ? `${shown} and ${clusters.length - 5} more (${clusters.length} clusters)` : shown;
}

function summaryLine(judgement: Judgement, paint: Paint): string {
  const { errors, warnings, checked } = summaryOf(judgement);
  if (errors === 0 && warnings === 0) return `${paint.green('✓')} No findings in ${checked}.\n`;
  const parts = [
    errors > 0 ? paint.red(plural(errors, 'error')) : undefined,
    warnings > 0 ? paint.yellow(plural(warnings, 'warning')) : undefined,
  ];
  const explain = '`npx fleet explain <rule>` says why and how to mend it.';
  return `${errors > 0 ? paint.red('✗') : paint.yellow('!')} ${parts.filter((one) => one !== undefined).join(' and ')} in ${checked}. ${explain}\n`;
}
