/**
 * Owns what is wrong with a suppression whatever the rules find: a rule that is not there, no reason, no such day, too long, twice,
 * nobody else who agreed. The first fault of each is told; one with a fault suppresses nothing.
 */
import type { Rule } from '../../rules/rule.ts';
import { nearest } from '../../source/nearest.ts';
import { positionAt } from '../../source/problem.ts';
import { shorten } from '../../source/show.ts';
import { problemTexts } from '../problem-texts.ts';
import { type Day, daysAfter, fieldOrigin, isDay, placeWritten, type Suppression } from './entry.ts';
import { type SuppressionProblem, suppressionProblem } from './problems.ts';

export type KnownRules = ReadonlyMap<string, Rule>;

/** A year, and the day that makes it a leap year. */
const longest = 366;

export interface Checked {
  readonly sound: readonly Suppression[];
  readonly problems: readonly SuppressionProblem[];
}

/** @param owner whose approval does not count: who owns the file already. */
export function checkSuppressions(
  suppressions: readonly Suppression[],
  {
    rules,
    date,
    owner,
  }: { readonly rules: KnownRules; readonly date: Day | undefined; readonly owner: string | undefined },
): Checked {
  const sound: Suppression[] = [];
  const problems: SuppressionProblem[] = [];
  const seen = new Map<string, Suppression>();
  for (const one of suppressions) {
    const key = `${one.rule} ${placeWritten(one)}`;
    const first = seen.get(key);
    const found =
      checkRule(one, rules) ??
      checkPlaceGiven(one) ??
      (first === undefined ? undefined : twice(one, first)) ??
      checkReason(one) ??
      checkUntil(one, date) ??
      checkApproval(one, rules.get(one.rule), owner);
    if (first === undefined) seen.set(key, one);
    if (found === undefined) sound.push(one);
    else problems.push(found);
  }
  return { sound, problems };
}

function checkRule(one: Suppression, rules: KnownRules): SuppressionProblem | undefined {
  const at = fieldOrigin(one, 'rule');
  const rule = shorten(one.rule);
  if (rules.has(one.rule)) return undefined;
  const text = Object.hasOwn(problemTexts, one.rule) ? problemTexts[one.rule as keyof typeof problemTexts] : undefined;
  if (text !== undefined) {
    const why = text.after === true ? 'is about what is accepted already' : 'is found before the rules run';
    return suppressionProblem('suppression-unknown', `\`${rule}\` ${why} and cannot be suppressed; mend it.`, at);
  }
  const near = nearest(one.rule, rules.keys());
  const hint = near === undefined ? '`npx fleet rules` lists them.' : `did you mean \`${near}\`?`;
  return suppressionProblem('suppression-unknown', `There is no rule \`${rule}\`; ${hint}`, at);
}

function checkPlaceGiven(one: Suppression): SuppressionProblem | undefined {
  if (one.path !== undefined || one.object !== undefined) return undefined;
  return suppressionProblem(
    'suppression-unknown',
    `This suppresses \`${one.rule}\` nowhere; say where with \`path\`, such as \`path: kafka.heap\`.`,
    fieldOrigin(one, 'rule'),
  );
}

function twice(one: Suppression, first: Suppression): SuppressionProblem {
  const { line } = positionAt(first.file.origin.file.text, fieldOrigin(first, 'rule').start);
  const message = `\`${one.rule}\` is suppressed at \`${shorten(placeWritten(one))}\` on line ${line} already; keep one.`;
  return suppressionProblem('suppression-refused', message, fieldOrigin(one, 'rule'));
}

/** Words that put a reason off. */
const placeholders =
  /\b(?:todo|tbd|tba|fixme|xxx|wip|n\/?a|none|no|reason|later|soon|temp|temporary|temporarily|ignored?|suppress(?:ed)?|fix(?:ed)?|this|it|me|for|now|will|we|be|the|to)\b/giu;
/** A ticket says where to read the reason, and is none. */
const tickets = /\b[A-Z][A-Z0-9]+-[0-9]+\b|#[0-9]+|https?:\/\/\S+/g;

/** Two words that say something, beside what puts it off: or four characters of a script that has no spaces between words. */
function checkReason(one: Suppression): SuppressionProblem | undefined {
  const left = one.reason.replaceAll(tickets, ' ').replaceAll(placeholders, ' ');
  const words = left.match(/\p{L}[\p{L}\p{N}'-]+/gu) ?? [];
  const wide = left.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu) ?? [];
  const ticket = one.reason.match(tickets) !== null;
  if (words.length >= (ticket ? 1 : 2) || wide.length >= 4) return undefined;
  return suppressionProblem(
    'suppression-refused',
    `\`reason\` is \`${shorten(one.reason)}\`, which tells nobody why this is fine; expected a few words, such as \`reachable within the VPC only, SEC-142\`.`,
    fieldOrigin(one, 'reason'),
  );
}

function checkUntil(one: Suppression, date: Day | undefined): SuppressionProblem | undefined {
  const at = fieldOrigin(one, 'until');
  if (!isDay(one.until)) {
    const message = `\`until\` is \`${shorten(one.until)}\`, a day that no calendar has; expected one such as \`2027-03-31\`.`;
    return suppressionProblem('suppression-refused', message, at);
  }
  const last = date === undefined ? undefined : daysAfter(date, longest);
  if (last === undefined || one.until <= last) return undefined;
  const message = `\`until\` is \`${one.until}\`, more than a year from today (${date}); set \`${last}\` at the latest, and look again then.`;
  return suppressionProblem('suppression-refused', message, at);
}

function checkApproval(
  one: Suppression,
  rule: Rule | undefined,
  owner: string | undefined,
): SuppressionProblem | undefined {
  if (rule?.dataLoss !== true) return undefined;
  if (one.approvedBy === undefined) {
    const message = `\`${one.rule}\` is about the loss of data, which somebody else than ${owner === undefined ? 'the owner' : `\`${shorten(owner)}\``} must accept; name them in \`approvedBy\`.`;
    return suppressionProblem('suppression-unapproved', message, fieldOrigin(one, 'rule'));
  }
  return owner === undefined ? undefined : checkApprover(one, owner, undefined);
}

/** @param cluster whose owner it is, where the suppression stands in a profile. */
export function checkApprover(
  one: Suppression,
  owner: string,
  cluster: string | undefined,
): SuppressionProblem | undefined {
  const { approvedBy = '' } = one;
  if (fold(approvedBy) !== fold(owner)) return undefined;
  const whose = cluster === undefined ? 'the owner' : `the owner of ${cluster}`;
  const message = `\`approvedBy\` is \`${shorten(approvedBy)}\`, ${whose}; expected somebody else, as \`${one.rule}\` is about the loss of data.`;
  return suppressionProblem('suppression-unapproved', message, fieldOrigin(one, 'approvedBy'));
}

function fold(name: string): string {
  return name.trim().toLowerCase();
}
