/** Owns `fleet baseline`. */
import { hides } from '../../lint/baseline/baseline.ts';
import { type BaselineEntry, baselinePath, baselineText, keyOf, readBaseline } from '../../lint/baseline/file.ts';
import { judge } from '../../lint/judge.ts';
import { formatFindings } from '../../report/pretty.ts';
import { grouped, plural } from '../../report/summary.ts';
import { rules } from '../../rules/index.ts';
import { isProblem } from '../../source/tree.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository } from '../repository.ts';
import { save } from '../save.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface BaselineOptions {
  readonly prune?: boolean;
  readonly includeDataLoss?: boolean;
  readonly date?: string;
}

/** Writes nothing while a fault hides what rules would find: it would look like something new later. */
export async function baseline(directory: string, options: BaselineOptions): Promise<number> {
  const { root, documents } = openRepository(directory);
  const recorded: BaselineEntry[] = [];
  const judgement = await judge(documents, { date: dayOf(options.date), record: (entry) => void recorded.push(entry) });
  const faults = judgement.findings.filter(hides);
  if (faults.length > 0) {
    process.stderr.write(`${formatFindings(faults, { color: wantsColor(process.stderr) })}\n`);
    process.stderr.write(
      'Nothing was written: what is found before the rules run is no part of a baseline; mend it first.\n',
    );
    return exitCodes.findings;
  }
  const before = readBaseline(documents);
  if (options.prune === true && before.isUnreadable)
    throw new UsageError(
      `\`${baselinePath}\` cannot be read, so nothing can be taken out of it; \`npm run validate\` says why.`,
    );
  const known = new Map(before.entries.map((entry) => [keyOf(entry), entry]));
  const found = counted(recorded);
  const isMarked = (entry: BaselineEntry): boolean => !isAboutLoss(entry) || options.includeDataLoss === true;
  const entries = found.flatMap((entry): readonly BaselineEntry[] => {
    const old = known.get(keyOf(entry));
    const mark = isAboutLoss(entry) ? { dataLoss: true as const } : {};
    if (options.prune !== true) return isMarked(entry) || old !== undefined ? [{ ...entry, ...mark }] : [];
    return old === undefined ? [] : [{ ...entry, ...countOf(Math.min(entry.count ?? 1, old.count ?? 1)), ...mark }];
  });
  const left = options.prune === true ? 0 : found.length - entries.length;
  const text = baselineText(entries);
  const there = documents.text(baselinePath);
  const isThere = documents.kind(baselinePath) !== undefined;
  if (entries.length === 0) save(root, { write: [], remove: isThere ? [baselinePath] : [] });
  else if (isProblem(there) || there.text !== text) save(root, { write: [{ path: baselinePath, text }], remove: [] });
  process.stdout.write(summary(entries, known, left, isThere));
  return exitCodes.clean;
}

function counted(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map<string, { entry: BaselineEntry; count: number }>();
  for (const entry of entries) {
    const there = byKey.get(keyOf(entry));
    if (there === undefined) byKey.set(keyOf(entry), { entry, count: 1 });
    else there.count++;
  }
  return [...byKey.values()].map(({ entry, count }) => ({ ...entry, ...countOf(count) }));
}

function countOf(count: number): { readonly count?: number } {
  return count > 1 ? { count } : {};
}

const aboutLoss = new Set(rules.filter((one) => one.dataLoss === true).map((one) => one.id));

function isAboutLoss({ rule }: BaselineEntry): boolean {
  return aboutLoss.has(rule);
}

function summary(
  entries: readonly BaselineEntry[],
  known: ReadonlyMap<string, BaselineEntry>,
  left: number,
  isThere: boolean,
): string {
  const keys = new Set(entries.map(keyOf));
  const added = [...keys].filter((key) => !known.has(key)).length;
  const removed = [...known.keys()].filter((key) => !keys.has(key)).length;
  const loss =
    left === 0
      ? ''
      : `${plural(left, 'finding')} that can lose data ${left === 1 ? 'is' : 'are'} left out; mend ${left === 1 ? 'it' : 'them'}, or add \`--include-data-loss\`.\n`;
  if (entries.length === 0)
    return `${isThere ? 'The baseline is empty and was removed.' : 'Nothing was found, so there is no baseline to write.'}\n${loss}`;
  const change = added + removed === 0 ? 'nothing changed' : `${grouped(added)} new, ${grouped(removed)} gone`;
  return `${baselinePath}: ${entries.length === 1 ? '1 entry' : `${grouped(entries.length)} entries`} (${change}).\n${loss}`;
}
