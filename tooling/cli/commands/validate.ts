/** Owns `fleet validate`. */
import { type Judgement, type JudgeOptions, judge, type Since } from '../../lint/judge.ts';
import { formats } from '../../report/format.ts';
import { formatSummary } from '../../report/pretty.ts';
import { summaryOf } from '../../report/summary.ts';
import { visible } from '../../source/show.ts';
import type { Documents } from '../../source/tree.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { linkBase } from '../links.ts';
import { noProgress, type Progress, progressOn } from '../progress.ts';
import { checkReportFiles, writeReportFiles } from '../report-files.ts';
import { pairReports, type WrittenOption } from '../report-options.ts';
import { openRepository, parseScope } from '../repository.ts';
import { type Stopwatch, stopwatch } from '../stopwatch.ts';
import { wantsColor, wantsProgress } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface ValidateOptions {
  readonly cluster?: string;
  readonly changedSince?: string;
  readonly date?: string;
  readonly reports: readonly WrittenOption[];
  readonly failOn: 'error' | 'warning';
  readonly timing?: boolean;
  readonly color: boolean;
  readonly progress: boolean;
}

export async function validate(directory: string, options: ValidateOptions): Promise<number> {
  const { root, documents } = openRepository(directory);
  const scope = parseScope(documents, options.cluster);
  const date = dayOf(options.date);
  const requests = pairReports(options.reports);
  checkReportFiles(
    root,
    requests.flatMap(({ output }) => output ?? []),
  );
  const progress =
    options.progress && wantsProgress(process.stderr, process.env)
      ? progressOn(process.stderr, () => performance.now())
      : noProgress;
  const watch = stopwatch();
  const since = await watch.measure('git', () => stateSince(root, documents, options.changedSince));
  const judgement = await judgeTelling(documents, { scope, since, date }, watch, progress);

  const color = (stream: NodeJS.WriteStream): boolean => options.color && wantsColor(stream);
  const reports = requests.map(({ format, output }) => ({
    output,
    text: formats[format](judgement, {
      color: output === undefined && color(process.stdout),
      linkBase: linkBase(process.env),
    }),
  }));
  writeReportFiles(reports.flatMap(({ output, text }) => (output === undefined ? [] : { output, text })));
  const printed = reports.find(({ output }) => output === undefined);
  if (printed !== undefined) process.stdout.write(printed.text);
  else process.stderr.write(formatSummary(judgement, { color: color(process.stderr) }));
  if (options.timing === true) process.stderr.write(watch.report());
  return exitCodeFor(judgement, options);
}

/** What a person should know of the comparison is no part of the report. */
async function stateSince(root: string, documents: Documents, ref: string | undefined): Promise<Since | undefined> {
  if (ref === undefined) return undefined;
  const { openBase } = await import('../../source/git-base.ts');
  const base = await openBase(root, ref, documents);
  if ('problem' in base) throw new UsageError(base.problem);
  for (const note of base.notes) process.stderr.write(`${visible(note)}\n`);
  return base;
}

/** The judgement, with a word on a terminal that waits for it. */
async function judgeTelling(
  documents: Documents,
  options: JudgeOptions,
  watch: Stopwatch,
  progress: Progress,
): Promise<Judgement> {
  try {
    return await judge(documents, {
      ...options,
      onProgress: progress.tell,
      measure(stage, work) {
        progress.tell(stage);
        return watch.measure(stage, work);
      },
    });
  } finally {
    progress.end();
  }
}

function exitCodeFor(judgement: Judgement, { failOn }: ValidateOptions): number {
  const { errors, warnings } = summaryOf(judgement);
  if (errors > 0 || (failOn === 'warning' && warnings > 0)) return exitCodes.findings;
  // Of a change that no cluster reads, nothing is to be checked.
  if (judgement.counts.kubernetesClusters > 0 || (judgement.part?.of ?? 0) > 0) return exitCodes.clean;
  process.stderr.write('Nothing was checked: `clusters/` holds no cluster yet.\n');
  return exitCodes.findings;
}
