/** Owns the report for a person at a terminal: each finding with the lines around it, then one line that sums up. */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { shorten } from '../source/show.ts';
import { codeFrame } from './code-frame.ts';
import type { ReportOptions } from './options.ts';
import { type Paint, paintFor } from './paint.ts';
import { messageText, placeText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';
import { clusterList, objectName } from './wording.ts';

const mostClusters = 5;

export function formatPretty(judgement: Judgement, { color }: ReportOptions): string {
  const findings = formatFindings(judgement.findings, { color });
  return [...(findings === '' ? [] : [findings]), formatSummary(judgement, { color })].join('\n');
}

/** The findings alone: for a command that stops at them and sums up in its own words. */
export function formatFindings(findings: readonly Finding[], { color }: ReportOptions): string {
  const paint = paintFor(color);
  return findings.map((finding) => formatFinding(finding, paint)).join('\n');
}

function formatFinding(finding: Finding, paint: Paint): string {
  const severity = finding.severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const lines = [
    `${paint.bold(placeText(finding.origin))}  ${severity}  ${paint.dim(ruleAndField(finding))}`,
    `  ${messageText(finding.message)}`,
  ];
  const frame = codeFrame(finding.origin, paint);
  if (frame !== undefined) lines.push(frame);
  for (const related of finding.related)
    lines.push(`  ${paint.dim('see')} ${placeText(related.origin)}  ${messageText(related.message)}`);
  if (finding.object !== undefined) lines.push(`  ${paint.dim('in')} ${objectName(finding)}`);
  if (finding.clusters.length > 1)
    lines.push(`  ${paint.dim('affects')} ${clusterList(finding.clusters, mostClusters)}`);
  return `${lines.join('\n')}\n`;
}

/** The field as a suppression would name it. */
function ruleAndField({ rule, path }: Finding): string {
  return path === undefined ? rule : `${rule}  ${shorten(path, 120)}`;
}

/** The last line alone: for a person whose reports went into files. */
export function formatSummary(judgement: Judgement, { color }: ReportOptions): string {
  const paint = paintFor(color);
  const { errors, warnings, checked } = summaryOf(judgement);
  if (errors === 0 && warnings === 0) return `${paint.green('✓')} No findings in ${checked}.\n`;
  const parts = [
    errors > 0 ? paint.red(plural(errors, 'error')) : undefined,
    warnings > 0 ? paint.yellow(plural(warnings, 'warning')) : undefined,
  ];
  const explain = '`npx fleet explain <rule>` says why and how to mend it.';
  return `${errors > 0 ? paint.red('✗') : paint.yellow('!')} ${parts.filter((one) => one !== undefined).join(' and ')} in ${checked}. ${explain}${fixable(judgement)}\n`;
}

function fixable({ findings }: Judgement): string {
  return findings.some((one) => one.mend !== undefined)
    ? ' `npx fleet fix --dry-run` shows what it can mend by itself.'
    : '';
}
