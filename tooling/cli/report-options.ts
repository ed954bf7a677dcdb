/**
 * Owns `--format` and `--output`: both may stand several times, and an output belongs to the format before it. What stands without
 * an output goes to stdout, which holds one report.
 */
import { extname } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type FormatName, formatNotes } from '../report/format-names.ts';
import { nearest } from '../source/nearest.ts';
import { UsageError } from './usage.ts';

/** The two options as they were written, one after the other. */
export type WrittenOption<Name extends string = FormatName> = { readonly format: Name } | { readonly output: string };

export interface ReportRequest<Name extends string = FormatName> {
  readonly format: Name;
  /** Undefined for stdout. */
  readonly output: string | undefined;
}

/** Adds the options for the reports of findings; what is written in them is gathered in the list that is returned. */
export function addReportOptions(command: Command): readonly WrittenOption[] {
  return addFormatOptions(command, formatNotes);
}

/** @param notes the formats that there are, with a word on each. */
export function addFormatOptions<Name extends string>(
  command: Command,
  notes: Readonly<Record<Name, string>>,
): readonly WrittenOption<Name>[] {
  const names: Name[] = [];
  for (const name in notes) names.push(name);
  const written: WrittenOption<Name>[] = [];
  command
    .addOption(
      new Option(
        '--format <name>',
        `how to report, repeatable: ${names.map((name) => `${name} (${notes[name]})`).join(', ')}`,
      ).argParser((name) => {
        written.push({ format: parseFormat(name, names) });
      }),
    )
    .addOption(
      new Option(
        '--output <file>',
        'write the report of the `--format` before it into a file instead of stdout',
      ).argParser((output) => {
        written.push({ output });
      }),
    );
  return written;
}

function parseFormat<Name extends string>(name: string, names: readonly Name[]): Name {
  const known = names.find((one) => one === name);
  if (known !== undefined) return known;
  const near = nearest(name, names);
  throw new InvalidArgumentError(
    near === undefined ? `Allowed choices are ${names.join(', ')}.` : `Did you mean ${near}?`,
  );
}

/** One report on stdout at most, and each file for one report. */
export function pairReports<Name extends string>(
  written: readonly WrittenOption<Name>[],
): readonly ReportRequest<Name | 'pretty'>[] {
  const requests: { format: Name | 'pretty'; output: string | undefined }[] = [];
  for (const option of written) {
    if ('format' in option) {
      requests.push({ format: option.format, output: undefined });
      continue;
    }
    const { output } = option;
    const last = requests.at(-1);
    if (output === '') throw new UsageError('`--output` is empty; name a file, such as `--output results.sarif`.');
    if (last === undefined)
      throw new UsageError(
        `\`--output ${output}\` stands before any format; write \`--format ${formatOf(output)} --output ${output}\`.`,
      );
    if (last.output !== undefined)
      throw new UsageError(
        `\`--format ${last.format}\` has two outputs, \`${last.output}\` and \`${output}\`; write \`--format\` again before the second.`,
      );
    last.output = output;
  }
  const [first, second] = requests.filter((one) => one.output === undefined);
  if (first !== undefined && second !== undefined)
    throw new UsageError(
      `\`--format ${first.format}\` and \`--format ${second.format}\` would both go to stdout; write an \`--output\` after one of them.`,
    );
  return requests.length === 0 ? [{ format: 'pretty', output: undefined }] : requests;
}

const formatsByExtension: Readonly<Record<string, FormatName>> = {
  '.json': 'json',
  '.sarif': 'sarif',
  '.xml': 'junit',
  '.md': 'markdown',
};

/** What was probably meant. */
function formatOf(output: string): string {
  return formatsByExtension[extname(output)] ?? 'pretty';
}
