/**
 * Owns the folder in which a change is prepared. It is the lock, too: one writer at a time. It holds the number of the process that
 * made it, by which the leftovers of one that was killed are told from the work of one that runs.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainWrite, WriteRefused } from './write-refused.ts';

export const stagingName = '.fleet-staging';
/** A folder without a number is that of a process which has just made it; one as old as this was left behind. */
const graceMilliseconds = 5000;

export function openStaging(root: string): string {
  const staging = join(root, stagingName);
  try {
    makeStaging(staging);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explainWrite(error, stagingName);
    const writer = runningWriter(staging);
    if (writer !== undefined)
      throw new WriteRefused(
        `Another \`fleet\` command${writer} is writing here right now; wait for it, or delete \`${stagingName}/\` if there is none.`,
      );
    try {
      rmSync(staging, { recursive: true, force: true });
      makeStaging(staging);
    } catch (again) {
      throw explainWrite(again, stagingName);
    }
  }
  return staging;
}

function makeStaging(staging: string): void {
  mkdirSync(staging);
  writeFileSync(join(staging, 'pid'), String(process.pid));
}

/** Two processes may have taken over the same leftovers: only one finds its own number. */
export function checkStaging(staging: string): void {
  if (readPid(staging) !== process.pid)
    throw new WriteRefused('Another `fleet` command began to write here at the same time; try again.');
}

/** Which process is at work there, in words; undefined if none is. */
function runningWriter(staging: string): string | undefined {
  const pid = readPid(staging);
  if (pid === undefined) {
    const made = statSync(staging, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - made < graceMilliseconds ? '' : undefined;
  }
  try {
    process.kill(pid, 0);
    return ` (process ${pid})`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? ` (process ${pid})` : undefined;
  }
}

function readPid(staging: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(staging, 'pid'), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
