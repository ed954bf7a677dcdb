/**
 * Owns the report as Markdown, for a comment on a pull request or the summary of a GitHub job: what was found in a table, the most
 * severe first, and the details folded away. GitHub refuses a comment of more than 65,536 characters, so what does not fit is counted.
 */
import type { Finding } from '../lint/finding.ts';
import type { Judgement } from '../lint/judge.ts';
import { codeFrame } from './code-frame.ts';
import { codeMarkdown, escapeMarkdown, messageMarkdown, preformatted } from './escape-markdown.ts';
import { link } from './markdown-link.ts';
import type { ReportOptions } from './options.ts';
import { paintFor } from './paint.ts';
import { bySeverity } from './ranking.ts';
import { knownRules } from './rule-index.ts';
import { messageText } from './safe-text.ts';
import { plural, summaryOf } from './summary.ts';
import { clusterList, objectName, withoutLinks } from './wording.ts';

/** Some room is left for whoever puts a heading above it. */
const longest = 65_000;
/** What the table may take, so that there are details at least for the first findings. */
const longestTable = 40_000;
/** For the sentences that say what is left out. */
const reserve = 1000;
const mostClusters = 5;

export function formatMarkdown(judgement: Judgement, { linkBase = '' }: ReportOptions): string {
  const { errors, warnings, checked } = summaryOf(judgement);
  if (errors + warnings === 0) return `## ✓ No findings\n\nNo findings in ${checked}.\n`;
  const findings = bySeverity(judgement.findings);
  const head = `## ${errors > 0 ? '✗' : '!'} ${amount(errors, warnings)}\n\nFound in ${checked}.\n\n| | where | rule | what |\n|---|---|---|---|\n`;
  const rows = fitting(findings, longestTable - head.length, (one) => row(one, linkBase));
  const table = `${head}${rows.join('')}${leftOut(findings.slice(rows.length))}`;
  const room = longest - reserve - table.length;
  const details = fitting(findings, room, (one) => detail(one, linkBase));
  const notes = fitting([...new Set(findings.map((one) => one.rule))], room - lengthOf(details), note);
  return [
    table,
    folded('Details', details, findings.length - details.length, 'finding'),
    folded('Why these rules exist, and how to mend what they find', notes, 0, 'rule'),
  ].join('');
}

function amount(errors: number, warnings: number): string {
  return [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : '']
    .filter((part) => part !== '')
    .join(' and ');
}

/** The first of them, as many as there is room for. */
function fitting<T>(items: readonly T[], room: number, write: (item: T) => string): readonly string[] {
  const texts: string[] = [];
  let left = room;
  for (const item of items) {
    const text = write(item);
    left -= text.length;
    if (left < 0) break;
    texts.push(text);
  }
  return texts;
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function leftOut(rest: readonly Finding[]): string {
  if (rest.length === 0) return '';
  const errors = rest.filter((one) => one.severity === 'error').length;
  return `\nNot shown here: ${amount(errors, rest.length - errors)}. \`npm run validate\` shows all.\n`;
}

function folded(title: string, parts: readonly string[], missing: number, noun: string): string {
  if (parts.length === 0) return '';
  const more = missing > 0 ? `\n…and of ${plural(missing, `more ${noun}`)}, for which there is no room here.\n` : '';
  return `\n<details>\n<summary>${title}</summary>\n\n${parts.join('\n')}${more}\n</details>\n`;
}

function sign({ severity }: Finding): string {
  return severity === 'error' ? '✗ error' : '! warning';
}

function row(finding: Finding, linkBase: string): string {
  const { rule, message, clusters } = finding;
  const affected = clusters.length > 1 ? ` Affects ${escapeMarkdown(clusterList(clusters, mostClusters))}.` : '';
  const what = `${messageMarkdown(messageText(message))}${affected}`;
  return `| ${sign(finding)} | ${link(finding.origin, linkBase)} | ${codeMarkdown(rule)} | ${what} |\n`;
}

function detail(finding: Finding, linkBase: string): string {
  const frame = codeFrame(finding.origin, paintFor(false));
  const object = objectName(finding);
  const items = [
    ...finding.related.map((one) => `see ${link(one.origin, linkBase)} ${messageMarkdown(messageText(one.message))}`),
    ...(object === '' ? [] : [`in ${escapeMarkdown(object)}`]),
    ...(finding.clusters.length > 1 ? [`affects ${escapeMarkdown(clusterList(finding.clusters, mostClusters))}`] : []),
  ];
  return [
    `**${sign(finding)}** ${codeMarkdown(finding.rule)} ${link(finding.origin, linkBase)}<br>`,
    `${messageMarkdown(messageText(finding.message))}`,
    ...(frame === undefined ? [] : ['', preformatted(frame)]),
    ...(items.length === 0 ? [] : ['', ...items.map((item) => `- ${item}`)]),
    '',
  ].join('\n');
}

/** Our own words, Markdown as it is. */
function note(rule: string): string {
  const known = knownRules.find((one) => one.id === rule);
  return known === undefined
    ? ''
    : `**${known.id}**: ${withoutLinks(known.why)}<br>\n**How to mend it:** ${withoutLinks(known.fix)}\n`;
}
