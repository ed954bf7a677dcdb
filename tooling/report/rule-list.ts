/** Owns the list of rules, for people and for programs. */
import { problemTexts } from '../lint/problem-texts.ts';
import type { Tier } from '../model/model.ts';
import { type Rule, type RuleGroup, type Severity, severityFor } from '../rules/rule.ts';
import type { Paint } from './paint.ts';
import { plural } from './summary.ts';
import { oneLine } from './wording.ts';
import { wrap } from './wrap.ts';

const tiers: readonly Tier[] = ['production', 'staging', 'development'];

/** `error`, or `error in production, warning in staging, off in development`. */
export function severityWords(rule: Rule): string {
  const { severity } = rule;
  return typeof severity === 'string' ? severity : tiers.map((tier) => `${severity[tier]} in ${tier}`).join(', ');
}

/** What is found whatever the rules say; the rest of the problems are about what was accepted. */
const found = Object.entries(problemTexts).flatMap(([id, text]) => (text.after === true ? [] : [id]));

/** @param columns of the terminal; undefined for a pipe, where each rule stays on one line. */
export function formatRules(rules: readonly Rule[], paint: Paint, columns: number | undefined): string {
  const names = Math.max(...rules.map((rule) => rule.id.length));
  const widths = tiers.map((tier) => tier.length);
  const left = names + 2 + widths.reduce((sum, width) => sum + width + 2, 0);
  const heading = `${'rule'.padEnd(names)}  ${tiers.map((tier) => `${tier}  `).join('')}what must hold`;
  const rows = rules.flatMap((rule) => {
    const severities = tiers.map((tier, index) => painted(severityFor(rule, tier), widths[index] ?? 0, paint));
    const [first = '', ...rest] =
      columns === undefined ? [rule.summary] : wrap(rule.summary, Math.max(30, columns - left));
    const start = `${rule.id.padEnd(names)}  ${severities.map((one) => `${one}  `).join('')}`;
    return [start + first, ...rest.map((line) => ' '.repeat(left) + line)];
  });
  return [
    paint.bold(heading),
    ...rows,
    '',
    `${plural(rules.length, 'rule')}. Before them, faults of files are found: ${found.join(', ')}.`,
    '`npx fleet explain <rule>` says why one exists and how to mend what it finds.',
    '',
  ].join('\n');
}

function painted(severity: Severity, width: number, paint: Paint): string {
  const text = severity.padEnd(width);
  return severity === 'error' ? paint.red(text) : severity === 'warning' ? paint.yellow(text) : paint.dim(text);
}

const version = 1;

/** A rule that is in no group, as in a test, has none. */
export function formatRulesJson(rules: readonly Rule[], groups: readonly RuleGroup[]): string {
  const groupOf = (rule: Rule): string | null => groups.find((one) => one.rules.includes(rule))?.id ?? null;
  const list = {
    version,
    rules: rules.map((rule) => ({
      id: rule.id,
      group: groupOf(rule),
      summary: rule.summary,
      severity: Object.fromEntries(tiers.map((tier) => [tier, severityFor(rule, tier)])),
      why: oneLine(rule.why),
      fix: oneLine(rule.fix),
      docs: `docs/rules/${rule.id}.md`,
    })),
    problems: Object.entries(problemTexts).map(([id, text]) => ({
      id,
      summary: text.summary,
      why: oneLine(text.why),
      fix: oneLine(text.fix),
      docs: `docs/rules/${id}.md`,
    })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
