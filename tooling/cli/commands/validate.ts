/** Owns `fleet validate`. */
import { judge } from '../../lint/judge.ts';
import { formats } from '../../report/format.ts';
import { summaryOf } from '../../report/summary.ts';
import { exitCodes } from '../exit-codes.ts';
import { openRepository, parseScope } from '../repository.ts';
import { stopwatch } from '../stopwatch.ts';
import { wantsColor } from '../terminal.ts';

export interface ValidateOptions {
  readonly cluster?: string;
  readonly format: string;
  readonly failOn: 'error' | 'warning';
  readonly timing?: boolean;
  readonly color: boolean;
}

export async function validate(directory: string, options: ValidateOptions): Promise<number> {
  const { documents } = openRepository(directory);
  const scope = parseScope(documents, options.cluster);
  const watch = stopwatch();
  const judgement = await judge(documents, { scope, measure: watch.measure });
  const format = formats[options.format];
  if (format === undefined) throw new Error(`no format ${options.format}`);
  process.stdout.write(format(judgement, { color: options.color && wantsColor(process.stdout) }));
  if (options.timing === true) process.stderr.write(watch.report());
  const { errors, warnings } = summaryOf(judgement);
  if (errors > 0 || (options.failOn === 'warning' && warnings > 0)) return exitCodes.findings;
  if (judgement.counts.kubernetesClusters === 0) {
    process.stderr.write('Nothing was checked: `clusters/` holds no cluster yet.\n');
    return exitCodes.findings;
  }
  return exitCodes.clean;
}
