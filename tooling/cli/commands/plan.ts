/** Owns `fleet plan`: what a merge of the working tree does to the clusters that run, against the commit that the branch began from. */
import { makePlan } from '../../plan/make-plan.ts';
import type { FleetPlan } from '../../plan/plan.ts';
import { planFormats } from '../../report/plan/format.ts';
import type { PlanFormatName } from '../../report/plan/format-names.ts';
import { defaultBase, openBase } from '../../source/git-base.ts';
import { visible } from '../../source/show.ts';
import { type Risk, risks } from '../../strimzi/effects/effect.ts';
import { exitCodes } from '../exit-codes.ts';
import type { FailOn } from '../fail-on.ts';
import { linkBase } from '../links.ts';
import { checkReportFiles, writeReportFiles } from '../report-files.ts';
import { pairReports, type WrittenOption } from '../report-options.ts';
import { openRepository, parseScope } from '../repository.ts';
import { stopwatch } from '../stopwatch.ts';
import { wantsColor } from '../terminal.ts';
import { UsageError } from '../usage.ts';

export interface PlanCommandOptions {
  readonly base?: string;
  readonly cluster?: string;
  readonly failOn: FailOn;
  readonly reports: readonly WrittenOption<PlanFormatName>[];
  readonly timing?: boolean;
  readonly color: boolean;
}

export async function plan(directory: string, options: PlanCommandOptions): Promise<number> {
  const { root, documents } = openRepository(directory);
  const requests = pairReports(options.reports);
  checkReportFiles(
    root,
    requests.flatMap(({ output }) => output ?? []),
  );
  const watch = stopwatch();
  const base = await watch.measure('base', async () =>
    openBase(root, options.base ?? (await defaultBase(root)), documents),
  );
  if ('problem' in base) throw new UsageError(base.problem);
  const only = options.cluster === undefined ? undefined : parseScope(documents, options.cluster);
  const made = watch.measure('plan', () =>
    makePlan(base.documents, documents, base.changed, {
      base: { ref: base.ref, commit: base.commit },
      only: only?.kafka ?? only?.kubernetes,
    }),
  );
  const color = (stream: NodeJS.WriteStream): boolean => options.color && wantsColor(stream);
  const reports = requests.map(({ format, output }) => ({
    output,
    text: planFormats[format](made, {
      color: output === undefined && color(process.stdout),
      linkBase: linkBase(process.env),
      ...(output === undefined ? { width: process.stdout.columns } : {}),
    }),
  }));
  writeReportFiles(reports.flatMap(({ output, text }) => (output === undefined ? [] : { output, text })));
  const printed = reports.find(({ output }) => output === undefined);
  if (printed !== undefined) process.stdout.write(printed.text);
  for (const note of [...base.notes, ...made.notes]) process.stderr.write(`${visible(note)}\n`);
  if (options.timing === true) process.stderr.write(watch.report());
  return exitCodeFor(made, options);
}

/** What could not be compared may hide anything. */
function exitCodeFor({ problems, risk }: FleetPlan, { failOn }: PlanCommandOptions): number {
  if (problems.length > 0) return exitCodes.findings;
  if (failOn === 'never') return exitCodes.clean;
  const limit: Risk = failOn === 'data-loss' ? 'data loss' : failOn;
  return risks.indexOf(risk) >= risks.indexOf(limit) ? exitCodes.findings : exitCodes.clean;
}
