/** Owns `fleet fix`. */
import { type ChangedFile, type MendPlan, planMends } from '../../lint/mend/mend.ts';
import { problemTexts } from '../../lint/problem-texts.ts';
import { messageText, placeText } from '../../report/safe-text.ts';
import { plural } from '../../report/summary.ts';
import { rules } from '../../rules/index.ts';
import { nearest } from '../../source/nearest.ts';
import { unifiedDiff } from '../../source/unified-diff.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { save } from '../save.ts';
import { UsageError } from '../usage.ts';

export interface FixOptions {
  readonly rule?: string;
  readonly dryRun?: boolean;
  readonly date?: string;
}

/** Writes authored files alone: what follows from them in `overlays/` is a change to look at by itself. */
export async function fix(directory: string, { rule, dryRun = false, date }: FixOptions): Promise<number> {
  if (rule !== undefined) checkRule(rule);
  const { root, documents } = openRepository(directory);
  const plan = await planMends(documents, { date: dayOf(date), rule });
  if (dryRun) {
    process.stdout.write(plan.files.map(diffOf).join(''));
    process.stderr.write(summary(plan, dryRun));
    return plan.files.length > 0 ? exitCodes.findings : exitCodes.clean;
  }
  save(root, { write: plan.files.map(({ path, after }) => ({ path, text: bytesOf(after) })), remove: [] });
  process.stdout.write(summary(plan, dryRun));
  return plan.left.length > 0 ? exitCodes.findings : exitCodes.clean;
}

function checkRule(id: string): void {
  const mending = [...rules.filter((one) => one.mends !== undefined).map((one) => one.id), ...mendingProblems];
  if (mending.includes(id)) return;
  const isKnown = rules.some((one) => one.id === id) || Object.hasOwn(problemTexts, id);
  if (isKnown)
    throw new UsageError(
      `What \`${id}\` finds has more than one answer, so it is mended by hand; \`npx fleet explain ${id}\` says how.`,
    );
  const near = nearest(id, [...rules.map((one) => one.id), ...mendingProblems]);
  throw new UsageError(
    `There is no rule \`${id}\`; ${near === undefined ? '`npx fleet rules` lists them.' : `did you mean \`${near}\`?`}`,
  );
}

const mendingProblems: readonly string[] = ['suppression-unused', 'suppression-expired'];

function diffOf({ path, before, after }: ChangedFile): string {
  return unifiedDiff(path, bytesOf(before), bytesOf(after));
}

function bytesOf({ text, marked }: ChangedFile['after']): string {
  return marked === true ? `\ufeff${text}` : text;
}

function summary({ files, mended, left }: MendPlan, dryRun: boolean): string {
  const lines = [
    ...mended.map((one) => `${placeText(one.origin)}  ${one.rule}  ${dryRun ? 'can be mended' : 'mended'}`),
    ...left.map(({ finding, why }) => `${placeText(finding.origin)}  ${finding.rule}  left: ${messageText(why)}`),
  ];
  const total = plural(mended.length, 'finding');
  const where = plural(files.length, 'file');
  if (mended.length === 0) lines.push('Nothing was changed: nothing that was found has one safe answer.');
  else if (dryRun) lines.push(`${total} in ${where} can be mended; run \`npx fleet fix\`.`);
  else lines.push(`${total} in ${where} mended; look at the change, then run \`npm run generate\`.`);
  return `${lines.join('\n')}\n`;
}
