/** Owns `fleet rules` and `fleet explain`. */
import { problemTexts } from '../../lint/problem-texts.ts';
import { explainProblemText, explainRuleText } from '../../report/explanation.ts';
import { paintFor } from '../../report/paint.ts';
import { formatRules, formatRulesJson } from '../../report/rule-list.ts';
import { ruleGroups, rules } from '../../rules/index.ts';
import { nearest } from '../../source/nearest.ts';
import type { ProblemId } from '../../source/problem.ts';
import { exitCodes } from '../exit-codes.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface RulesOptions {
  readonly format: string;
}

/** Rules come with the tooling, not with a repository, so the directory does not matter. */
export function listRules(_directory: string, { format }: RulesOptions): number {
  const { isTTY, columns } = process.stdout;
  const paint = paintFor(wantsColor(process.stdout));
  process.stdout.write(
    format === 'json' ? formatRulesJson(rules, ruleGroups) : formatRules(rules, paint, isTTY ? columns : undefined),
  );
  return exitCodes.clean;
}

export interface ExplainOptions {
  readonly rule: string;
}

export function explainRule(_directory: string, { rule: id }: ExplainOptions): number {
  const paint = paintFor(wantsColor(process.stdout));
  const rule = rules.find((one) => one.id === id);
  if (rule !== undefined) process.stdout.write(explainRuleText(rule, paint));
  else if (isProblemId(id)) process.stdout.write(explainProblemText(id, problemTexts[id], paint));
  else throw new UsageError(unknownRule(id));
  return exitCodes.clean;
}

function isProblemId(id: string): id is ProblemId {
  return Object.hasOwn(problemTexts, id);
}

function unknownRule(id: string): string {
  const near = nearest(id, [...rules.map((one) => one.id), ...Object.keys(problemTexts)]);
  const hint = near === undefined ? '`npx fleet rules` lists them.' : `did you mean \`${near}\`?`;
  return `There is no rule \`${id}\`; ${hint}`;
}
