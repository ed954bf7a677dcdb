/**
 * Owns changing files on disk: all of a change or none of it. New texts are first written beside the tree; only when every one is
 * there are they moved into place, and a failure on the way moves everything back. A process that is killed leaves each file old or
 * new and never half written.
 */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';

export interface FileChanges {
  readonly write: readonly { readonly path: string; readonly text: string }[];
  readonly remove: readonly string[];
}

/** Said to the user as it is. */
export class WriteRefused extends Error {}

const stagingName = '.fleet-staging';

/** Paths are relative to `root`. Folders left empty by a removal go too. */
export function writeFiles(root: string, { write, remove }: FileChanges): void {
  if (write.length === 0 && remove.length === 0) return;
  const staging = openStaging(root);
  try {
    for (const [index, { text }] of write.entries()) writeFileSync(join(staging, `new-${index}`), text);
    moveIntoPlace(root, staging, { write, remove });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  for (const path of remove) removeEmptyFolders(root, dirname(path));
}

/** One writer at a time: the folder is the lock, and holds the number of the process that made it. */
function openStaging(root: string): string {
  const staging = join(root, stagingName);
  try {
    mkdirSync(staging);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new WriteRefused(explain(error, stagingName));
    if (isRunning(staging))
      throw new WriteRefused('Another `fleet` command is writing here right now; wait for it and try again.');
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging);
  }
  writeFileSync(join(staging, 'pid'), String(process.pid));
  return staging;
}

function isRunning(staging: string): boolean {
  try {
    process.kill(Number(readFileSync(join(staging, 'pid'), 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

function moveIntoPlace(root: string, staging: string, { write, remove }: FileChanges): void {
  const undo: (() => void)[] = [];
  let current = '';
  try {
    const setAside = (path: string): void => {
      if (!existsSync(join(root, path))) return;
      const aside = join(staging, `old-${undo.length}`);
      renameSync(join(root, path), aside);
      undo.push(() => renameSync(aside, join(root, path)));
    };
    for (const path of remove) {
      current = path;
      setAside(path);
    }
    write.forEach(({ path }, index) => {
      current = path;
      const full = join(root, path);
      makeFolder(root, dirname(path));
      if (lstatSync(full, { throwIfNoEntry: false })?.isDirectory())
        throw new WriteRefused(`\`${path}\` is a folder, but a file must be written there; move it away.`);
      if (existsSync(full)) {
        const aside = join(staging, `old-${undo.length}`);
        writeFileSync(aside, readFileSync(full));
        undo.push(() => renameSync(aside, full));
      } else undo.push(() => rmSync(full, { force: true }));
      renameSync(join(staging, `new-${index}`), full);
    });
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error instanceof WriteRefused ? error : new WriteRefused(explain(error, current));
  }
}

/** Makes the folder of a file, and refuses one that a link takes out of the tree. */
function makeFolder(root: string, folder: string): void {
  const full = join(root, folder);
  mkdirSync(full, { recursive: true });
  const realRoot = realpathSync(root);
  if (!realpathSync(full).startsWith(realRoot + sep))
    throw new WriteRefused(`\`${folder}\` is a link that leads out of the repository; nothing is written there.`);
}

function removeEmptyFolders(root: string, folder: string): void {
  for (let at = folder; at !== '.' && at !== '' && at !== sep; at = dirname(at)) {
    const full = join(root, at);
    if (!existsSync(full) || readdirSync(full).length > 0) return;
    rmdirSync(full);
  }
}

function explain(error: unknown, path: string): string {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  const reason = {
    ENOSPC: 'the disk is full',
    EACCES: 'permission denied',
    EPERM: 'permission denied',
    EROFS: 'the disk is read-only',
    ENOTDIR: 'a part of the path is a file',
  }[code];
  return `\`${path}\` cannot be written (${reason ?? (code || message)}); nothing was changed.`;
}
