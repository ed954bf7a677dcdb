/** Owns the small steps on files that {@link writeFiles} is made of. */
import { copyFileSync, linkSync, readdirSync, rmdirSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** A second name for the file, which costs nothing and keeps its mode; a copy where the disk has no such thing. */
export function keepCopy(file: string, copy: string): void {
  try {
    linkSync(file, copy);
  } catch {
    copyFileSync(file, copy);
  }
}

/** Removes a folder and those above it, as far as nothing is in them. That they stay is no fault. */
export function removeEmptyFolders(root: string, folder: string): void {
  for (let at = folder; at !== '.' && at !== '' && at !== sep; at = dirname(at)) {
    const full = join(root, at);
    try {
      if (readdirSync(full).length > 0) return;
      rmdirSync(full);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return;
    }
  }
}
