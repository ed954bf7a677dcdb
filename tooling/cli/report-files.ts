/**
 * Owns the files that reports are written to: whether they can be is asked before the fleet is judged, and in the end all of them are
 * written or none, so that nobody uploads the report of an earlier run for that of this one.
 */
import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { keepCopy } from '../source/file-steps.ts';
import { explainWrite } from '../source/write-refused.ts';
import { UsageError } from './usage.ts';

/** What is in these folders of a repository is read as the fleet. */
const fleetFolders = ['clusters', 'base', 'overlays'];

/** @param outputs as they were written, relative to the folder in which the command was started. */
export function checkReportFiles(root: string, outputs: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const output of outputs) {
    const target = checkReportFile(root, output);
    const twin = seen.get(target);
    if (twin !== undefined)
      throw new UsageError(
        twin === output
          ? `Two reports would be written to \`${output}\`; name another file for one of them.`
          : `Two reports would be written to one file, \`${twin}\` and \`${output}\`; name another for one of them.`,
      );
    seen.set(target, output);
  }
}

/** Where the file really is. */
function checkReportFile(root: string, output: string): string {
  const folder = dirname(output);
  const kind = statSync(folder, { throwIfNoEntry: false });
  if (kind === undefined)
    throw new UsageError(`There is no folder \`${folder}\` to write \`${basename(output)}\` to; make it first.`);
  if (!kind.isDirectory()) throw new UsageError(`\`${folder}\` is a file; \`--output\` needs a file in a folder.`);
  if (/[/\\]$/.test(output) || statSync(output, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new UsageError(`\`${output}\` is a folder; \`--output\` needs the name of a file in it.`);
  const target = join(realpathSync(folder), basename(output));
  const within = relative(realpathSync(root), target);
  if (fleetFolders.includes(within.split(sep)[0] ?? ''))
    throw new UsageError(
      `\`${output}\` is in a folder of the fleet; write the report elsewhere, so that it is not taken for a part of it.`,
    );
  return target;
}

export interface ReportFile {
  readonly output: string;
  readonly text: string;
}

/** Each text is written beside its file first, and moved when all are there. */
export function writeReportFiles(files: readonly ReportFile[]): void {
  const steps: { readonly done: () => void; readonly undo: () => void }[] = [];
  let current = '';
  try {
    const staged = files.filter(({ output }) => !isStream(output));
    for (const { output, text } of staged) {
      current = output;
      const fresh = beside(output, 'new');
      steps.push({ done: () => undefined, undo: () => rmSync(fresh, { force: true }) });
      writeFileSync(fresh, text, { flag: 'wx' });
    }
    for (const { output } of staged) {
      current = output;
      const old = beside(output, 'old');
      const existed = lstatSync(output, { throwIfNoEntry: false }) !== undefined;
      if (existed) keepCopy(output, old);
      const drop = (): void => rmSync(old, { force: true });
      steps.push({ done: drop, undo: () => (existed ? renameSync(old, output) : rmSync(output, { force: true })) });
      renameSync(beside(output, 'new'), output);
    }
    for (const { output, text } of files.filter((one) => isStream(one.output))) {
      current = output;
      writeFileSync(output, text);
    }
  } catch (error) {
    for (const { undo } of steps.reverse()) undo();
    throw new UsageError(explainWrite(error, current).message);
  }
  for (const { done } of steps) done();
}

/** A terminal, a pipe, /dev/null: nothing may be moved there. */
function isStream(output: string): boolean {
  const there = statSync(output, { throwIfNoEntry: false });
  return there !== undefined && !there.isFile();
}

function beside(output: string, what: string): string {
  const path = resolve(output);
  return join(dirname(path), `.${basename(path)}.${process.pid}.${what}`);
}
