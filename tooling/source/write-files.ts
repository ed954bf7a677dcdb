/**
 * Owns changing files on disk: all of a change or none of it. New texts are first written beside the tree; only when every one is
 * there are they moved into place, and a failure on the way moves everything back. A process that is killed leaves each file old or
 * new and never half written.
 */
import { lstatSync, mkdirSync, realpathSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { keepCopy, removeEmptyFolders } from './file-steps.ts';
import { checkStaging, closeStaging, openStaging } from './staging.ts';
import { explainWrite, WriteRefused } from './write-refused.ts';

export { WriteRefused } from './write-refused.ts';

export interface FileChanges {
  readonly write: readonly { readonly path: string; readonly text: string }[];
  readonly remove: readonly string[];
}

/** Told before each step that changes the disk; a test makes it fail there. */
export type OnStep = (step: 'stage' | 'folder' | 'remove' | 'move', path: string) => void;

/** Paths are relative to `root`. Folders left empty by a removal go too. */
export function writeFiles(root: string, { write, remove }: FileChanges, onStep: OnStep = () => undefined): void {
  if (write.length === 0 && remove.length === 0) return;
  const staging = openStaging(root);
  try {
    for (const [index, { path, text }] of write.entries()) stage(join(staging, `new-${index}`), path, text, onStep);
    checkStaging(staging);
    moveIntoPlace(root, staging, { write, remove }, onStep);
  } finally {
    closeStaging(staging);
  }
  for (const path of remove) removeEmptyFolders(root, dirname(path));
}

function stage(file: string, path: string, text: string, onStep: OnStep): void {
  try {
    onStep('stage', path);
    writeFileSync(file, text);
  } catch (error) {
    throw explainWrite(error, path);
  }
}

function moveIntoPlace(root: string, staging: string, { write, remove }: FileChanges, onStep: OnStep): void {
  const undo: (() => void)[] = [];
  let current = '';
  try {
    for (const path of remove) {
      current = path;
      const full = join(root, path);
      if (lstatSync(full, { throwIfNoEntry: false }) === undefined) continue;
      const aside = join(staging, `old-${undo.length}`);
      onStep('remove', path);
      renameSync(full, aside);
      undo.push(() => renameSync(aside, full));
    }
    write.forEach(({ path }, index) => {
      current = path;
      const full = join(root, path);
      makeFolder(root, dirname(path), undo, onStep);
      const there = lstatSync(full, { throwIfNoEntry: false });
      if (there?.isDirectory() === true)
        throw new WriteRefused(`\`${path}\` is a folder, but a file must be written there; move it away.`);
      const aside = join(staging, `old-${undo.length}`);
      onStep('move', path);
      if (there !== undefined) keepCopy(full, aside);
      undo.push(there === undefined ? () => rmSync(full, { force: true }) : () => renameSync(aside, full));
      renameSync(join(staging, `new-${index}`), full);
    });
  } catch (error) {
    const left = undoAll(undo);
    const refused = explainWrite(error, current);
    if (left === 0) throw refused;
    throw new WriteRefused(`${refused.message} Taking back ${left} changes failed, too; \`git status\` shows them.`);
  }
}

/** How many steps could not be taken back. */
function undoAll(undo: readonly (() => void)[]): number {
  let left = 0;
  for (const step of [...undo].reverse()) {
    try {
      step();
    } catch {
      left++;
    }
  }
  return left;
}

/** Makes the folder of a file, and refuses one that a link takes out of the tree: before anything is made there. */
function makeFolder(root: string, folder: string, undo: (() => void)[], onStep: OnStep): void {
  let at = root;
  const realRoot = realpathSync(root);
  for (const name of folder.split('/')) {
    at = join(at, name);
    if (lstatSync(at, { throwIfNoEntry: false }) === undefined) {
      const made = at;
      onStep('folder', folder);
      mkdirSync(made);
      undo.push(() => rmdirSync(made));
    } else if (!`${realpathSync(at)}${sep}`.startsWith(realRoot + sep))
      throw new WriteRefused(`\`${folder}\` is a link that leads out of the repository; nothing is written there.`);
  }
}
