/** Owns saving changes from a command: what the disk refuses is told in one sentence. */
import { type FileChanges, WriteRefused, writeFiles } from '../source/write-files.ts';
import { UsageError } from './usage.ts';

export function save(root: string, changes: FileChanges): void {
  try {
    writeFiles(root, changes);
  } catch (error) {
    if (error instanceof WriteRefused) throw new UsageError(error.message);
    throw error;
  }
}
