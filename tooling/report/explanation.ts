/** Owns the page on one rule or one kind of problem, for a terminal. */
import { type ProblemText, whenFound } from '../lint/problem-texts.ts';
import type { Example, Rule } from '../rules/rule.ts';
import type { Paint } from './paint.ts';
import { severityWords } from './rule-list.ts';
import { withoutLinks } from './wording.ts';
import { wrap } from './wrap.ts';

const width = 100;
const indent = '  ';

export function explainRuleText(rule: Rule, paint: Paint): string {
  return [
    `${paint.bold(rule.id)}  ${paint.dim(severityWords(rule))}`,
    rule.summary,
    '',
    ...section('Why', rule.why, paint),
    ...section('How to mend it', rule.fix, paint),
    ...(rule.mends === undefined ? [] : section('What `npx fleet fix` does', rule.mends, paint)),
    ...acceptance(rule, paint),
    ...example('Is reported', rule.bad, paint),
    ...example('Is sound', rule.good, paint),
    paint.dim(`docs/rules/${rule.id}.md`),
    '',
  ].join('\n');
}

export function explainProblemText(id: string, text: ProblemText, paint: Paint): string {
  return [
    `${paint.bold(id)}  ${paint.dim(whenFound(text))}`,
    text.summary,
    '',
    ...section('Why', text.why, paint),
    ...section('How to mend it', text.fix, paint),
    paint.dim(`docs/rules/${id}.md`),
    '',
  ].join('\n');
}

/** What to write in the file that the finding is shown in, once somebody has decided that it is fine. */
function acceptance({ id, dataLoss }: Rule, paint: Paint): readonly string[] {
  const approval = dataLoss === true ? ', approvedBy: <not the owner>' : '';
  return [
    paint.bold('How to accept it for a while'),
    `${indent}suppress:`,
    `${indent}  - { rule: ${id}, path: <field>, reason: <why it is fine>, until: <day>${approval} }`,
    `${indent}in the file of the finding; for a line in base/, \`object: <Kind/name>\` in the file of the cluster.`,
    '',
  ];
}

function section(title: string, text: string, paint: Paint): readonly string[] {
  return [paint.bold(title), ...wrap(withoutLinks(text), width - indent.length).map((line) => indent + line), ''];
}

function example(title: string, files: Example, paint: Paint): readonly string[] {
  const texts = typeof files === 'string' ? [['', files] as const] : Object.entries(files);
  return texts.flatMap(([name, text]) => [
    name === '' ? paint.bold(title) : `${paint.bold(title)} ${paint.dim(name)}`,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => indent + line),
    '',
  ]);
}
