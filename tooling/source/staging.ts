/**
 * Owns the folder in which a change is prepared. It is the lock, too: one writer at a time. It holds the number of the process that
 * made it, by which the leftovers of one that was killed are told from the work of one that runs.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainWrite, WriteRefused } from './write-refused.ts';

export const stagingName = '.fleet-staging';
/** Between making the folder and writing the number into it lie microseconds; whoever has not done so by then was killed there. */
const patienceMilliseconds = 250;

export function openStaging(root: string): string {
  const staging = join(root, stagingName);
  try {
    makeStaging(staging);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw explainWrite(error, stagingName);
    const writer = runningWriter(staging);
    if (writer !== undefined)
      throw new WriteRefused(
        `Another \`fleet\` command (process ${writer}) is writing here right now; wait for it, or delete \`${stagingName}/\` if there is none.`,
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
  try {
    writeFileSync(join(staging, 'pid'), String(process.pid));
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
}

/** Leaves alone what another process has made its own. */
export function closeStaging(staging: string): void {
  if (readPid(staging) === process.pid) rmSync(staging, { recursive: true, force: true });
}

/** Two processes may have taken over the same leftovers: only one finds its own number. */
export function checkStaging(staging: string): void {
  if (readPid(staging) !== process.pid)
    throw new WriteRefused('Another `fleet` command began to write here at the same time; try again.');
}

/** The process at work there; undefined if none is. */
function runningWriter(staging: string): number | undefined {
  const until = Date.now() + patienceMilliseconds;
  let pid = readPid(staging);
  while (pid === undefined && Date.now() < until) {
    pause(10);
    pid = readPid(staging);
  }
  return pid !== undefined && isRunning(pid) ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function readPid(staging: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(staging, 'pid'), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
