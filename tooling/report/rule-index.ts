/**
 * Owns looking up what is known of a finding's rule: rules by group, then the kinds of problem that are found before rules run,
 * all in one shape. Formats that list every rule take them in this order.
 */
import { problemTexts } from '../lint/problem-texts.ts';
import { ruleGroups } from '../rules/index.ts';
import type { Rule, Severity } from '../rules/rule.ts';
import { oneLine } from './wording.ts';

export interface KnownRule {
  readonly id: string;
  /** The folder of the rule; `files` for what is found before the rules run. */
  readonly group: string;
  readonly groupTitle: string;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** The strictest of its tiers. */
  readonly severity: 'error' | 'warning';
  readonly dataLoss: boolean;
}

const files = { group: 'files', groupTitle: 'Files and overlays' };

export const knownRules: readonly KnownRule[] = [
  ...Object.entries(problemTexts).map(
    ([id, { summary, why, fix, severity }]): KnownRule => ({
      id,
      ...files,
      summary,
      why: oneLine(why),
      fix: oneLine(fix),
      severity: severity ?? 'error',
      dataLoss: false,
    }),
  ),
  ...ruleGroups.flatMap(({ id: group, title, rules }) =>
    rules.map(
      (rule): KnownRule => ({
        id: rule.id,
        group,
        groupTitle: title,
        summary: rule.summary,
        why: oneLine(rule.why),
        fix: oneLine(rule.fix),
        severity: strictest(rule),
        dataLoss: rule.dataLoss === true,
      }),
    ),
  ),
];

function strictest({ severity }: Rule): KnownRule['severity'] {
  const all: readonly Severity[] = typeof severity === 'string' ? [severity] : Object.values(severity);
  return all.includes('error') ? 'error' : 'warning';
}

/** A finding of a rule that is not listed is one of a test, or of a rule that was passed in: it is known by its id. */
export function rulesFor(findings: readonly { readonly rule: string; readonly severity: 'error' | 'warning' }[]): {
  readonly rules: readonly KnownRule[];
  readonly indexOf: (rule: string) => number;
} {
  const indexes = new Map(knownRules.map(({ id }, index) => [id, index]));
  const rules = [...knownRules];
  for (const { rule, severity } of findings) {
    if (indexes.has(rule)) continue;
    indexes.set(rule, rules.length);
    rules.push({ id: rule, ...files, summary: rule, why: rule, fix: rule, severity, dataLoss: false });
  }
  return { rules, indexOf: (rule) => indexes.get(rule) ?? 0 };
}
