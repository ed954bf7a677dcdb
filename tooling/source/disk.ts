/**
 * Owns reading a checkout: every path is looked at once, and what cannot be read safely (a link out of the tree, a device, a huge
 * file, bytes that are not UTF-8) becomes a problem instead of an exception.
 */
import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { decode } from './decode.ts';
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';
import { type EntryKind, type FileTree, fileProblem, notAFile } from './tree.ts';

/** Larger than any manifest; the installation file of Strimzi, with all its descriptions, has 1.1 MiB. */
export const maxFileBytes = 4 * 1024 * 1024;

export function openCheckout(root: string): FileTree {
  const listings = new Map<string, ReadonlyMap<string, EntryKind>>();
  const realRoot = realpathSync.native(root);
  return {
    list(directory) {
      const known = listings.get(directory);
      if (known !== undefined) return known;
      const listing = listDirectory(join(root, directory), realRoot);
      listings.set(directory, listing);
      return listing;
    },
    read: (path) => readText(root, path, realRoot),
  };
}

function listDirectory(directory: string, realRoot: string): ReadonlyMap<string, EntryKind> {
  let entries: Dirent[];
  try {
    entries = readdirSync(directory, { withFileTypes: true });
  } catch {
    return new Map();
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(entries.map((entry) => [entry.name, kindOf(entry, directory, realRoot)]));
}

function kindOf(entry: Dirent, directory: string, realRoot: string): EntryKind {
  const path = join(directory, entry.name);
  if (entry.isDirectory()) return mayList(path) ? 'directory' : 'other';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const real = realpathSync.native(path);
    if (!isInside(real, realRoot)) return 'file'; // reading it gives the problem
    if (!statSync(real).isDirectory()) return 'file';
    // A folder within itself would be listed for ever.
    return isInside(realpathSync.native(directory), real) ? 'other' : 'directory';
  } catch {
    return 'file';
  }
}

function mayList(directory: string): boolean {
  try {
    accessSync(directory, constants.R_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

const denied = 'permission denied; give yourself the right to read it';
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'This file does not exist.',
  ENOTDIR: 'This file does not exist: a part of its path is a file.',
  EISDIR: notAFile,
  EACCES: `This file may not be read: ${denied}.`,
  EPERM: `This file may not be read: ${denied}.`,
  ELOOP: 'This is a link that leads back to itself; put the file itself here.',
  ENAMETOOLONG: 'This path is too long to be read.',
};

function readText(root: string, path: string, realRoot: string): SourceFile | Problem {
  const full = join(root, path);
  try {
    const real = realpathSync.native(full);
    const kind = statSync(real);
    if (!isInside(real, realRoot)) {
      const what = kind.isDirectory() ? 'folder' : 'file';
      return fileProblem(path, `This is a link that leads out of the repository; put the ${what} itself here.`);
    }
    if (kind.isDirectory()) return fileProblem(path, whyNoFile(full, real));
    const bytes = readBounded(real, kind);
    return typeof bytes === 'string' ? fileProblem(path, bytes) : decode(path, bytes);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return fileProblem(path, reasonFor(code, full) ?? `This file cannot be read (${code || String(error)}).`);
  }
}

function reasonFor(code: string, full: string): string | undefined {
  if (code === 'ENOENT' && lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink() === true)
    return 'This is a link to something that does not exist; put the file itself here.';
  return reasons[code];
}

function whyNoFile(full: string, real: string): string {
  if (!mayList(real)) return `This folder may not be read: ${denied}.`;
  if (isInside(realpathSync.native(dirname(full)), real))
    return 'This link leads back to a folder it stands in; delete it.';
  return notAFile;
}

/** The bytes, or why not: devices and pipes would hang or never end, so the kind is looked at first. */
function readBounded(path: string, kind: Stats): Buffer | string {
  if (!kind.isFile()) return 'A file is expected here, but this is a device or a pipe; put a file in its place.';
  if (kind.size > maxFileBytes) return tooLarge(kind.size);
  const descriptor = openSync(path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafe(Math.min(size, maxFileBytes));
    let length = 0;
    while (length < bytes.length) {
      const read = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } finally {
    closeSync(descriptor);
  }
}

export function tooLarge(size: number): string {
  return `This file has ${(size / 1024 / 1024).toFixed(1)} MiB; more than ${maxFileBytes / 1024 / 1024} MiB is not read.`;
}
