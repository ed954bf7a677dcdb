/**
 * Owns reading a checkout: every path is looked at once, and what cannot be read safely (a link out of the tree, a device, a huge
 * file, bytes that are not UTF-8) becomes a problem instead of an exception.
 */
import { isUtf8 } from 'node:buffer';
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourceFile } from './node.ts';
import type { Problem } from './problem.ts';
import { type EntryKind, type FileTree, fileProblem } from './tree.ts';

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
  if (entry.isDirectory()) return 'directory';
  if (entry.isFile()) return 'file';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const path = join(directory, entry.name);
    if (!isInside(realpathSync(path), realRoot)) return 'file'; // reading it gives the problem
    return statSync(path).isDirectory() ? 'directory' : 'file';
  } catch {
    return 'file';
  }
}

function isInside(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'This file does not exist.',
  ENOTDIR: 'This file does not exist: a part of its path is a file.',
  EISDIR: 'A file is expected here, but this is a folder.',
  EACCES: 'This file may not be read: permission denied.',
  EPERM: 'This file may not be read: permission denied.',
  ELOOP: 'This is a link that leads back to itself.',
  ENAMETOOLONG: 'This path is too long to be read.',
};

function readText(root: string, path: string, realRoot: string): SourceFile | Problem {
  const full = join(root, path);
  try {
    const real = realpathSync.native(full);
    if (!isInside(real, realRoot))
      return fileProblem(path, 'This is a link that leads out of the repository; put the file itself here.');
    const bytes = readBounded(full);
    if (typeof bytes === 'string') return fileProblem(path, bytes);
    if (!isUtf8(bytes)) return notUtf8(path, bytes);
    const text = bytes.toString('utf8');
    return { path, text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return fileProblem(path, reasons[code] ?? `This file cannot be read (${code || String(error)}).`);
  }
}

/** The bytes, or why not: devices and pipes would hang or never end, so the kind is looked at first. */
function readBounded(path: string): Buffer | string {
  const kind = statSync(path);
  if (kind.isDirectory()) return 'A file is expected here, but this is a folder.';
  if (!kind.isFile()) return 'A file is expected here, but this is a device or a pipe.';
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

function tooLarge(size: number): string {
  return `This file has ${(size / 1024 / 1024).toFixed(1)} MiB; more than ${maxFileBytes / 1024 / 1024} MiB is not read.`;
}

/** Points at the first byte that is no UTF-8: decoding puts a replacement character there. */
function notUtf8(path: string, bytes: Buffer): Problem {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return fileProblem(path, 'This file is UTF-16; save it as UTF-8.');
  const text = bytes.toString('utf8');
  const start = text.indexOf('\ufffd');
  return {
    id: 'unreadable-file',
    message: 'This byte is not UTF-8; save the file as UTF-8.',
    origin: { file: { path, text }, start, end: start + 1 },
  };
}
