/** Owns putting together what a commit had at the paths that differ: its contents, and what is new in their place. */
import { decode } from '../decode.ts';
import { tooLarge } from '../disk.ts';
import type { SourceFile } from '../node.ts';
import type { Problem } from '../problem.ts';
import { type Documents, fileProblem, isProblem, joinPath, parentOf } from '../tree.ts';
import type { OldTree } from './base-documents.ts';
import type { GitObject, ObjectReader } from './blobs.ts';
import type { Difference, Listed } from './differences.ts';
import { follow } from './links.ts';

export interface Seen {
  readonly commit: string;
  readonly differences: readonly Difference[];
  readonly listed: Listed;
}

export interface OldState extends OldTree {
  readonly changed: ReadonlySet<string>;
  readonly notes: readonly string[];
}

/** The repository does not have what a file was. */
export class MissingObject extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** @throws MissingObject, and what the reader throws */
export async function readOld(documents: Documents, seen: Seen, objects: ObjectReader): Promise<OldState> {
  const { commit, listed } = seen;
  const differences = allDifferences(documents, seen);
  const unchangedLinks = [...listed.links].filter(([path]) => !differences.has(path));
  const [contents, targets] = await Promise.all([
    readAll(
      [...differences.values()].flatMap(({ path, before }) =>
        before === undefined || before.kind === 'submodule'
          ? []
          : [[path, before.id ?? `${commit}:./${path}`] as const],
      ),
      objects,
    ),
    readAll(unchangedLinks, objects),
  ]);
  const files = new Map<string, SourceFile | Problem | undefined>();
  const links = new Map(unchangedLinks.map(([path]) => [path, bytesOf(path, targets).toString('utf8')]));
  const changedLinks = new Set<string>();
  const changed = new Set<string>();
  const submodules: string[] = [];
  let left = 0;
  for (const { path, before, now } of differences.values()) {
    const kind = documents.kind(path);
    if (now !== undefined && kind === undefined && listed.sparse.has(path)) {
      left++; // what is not there to be seen now is not looked at as it was
      continue;
    }
    if (before?.kind === 'submodule') submodules.push(path);
    else if (before === undefined) files.set(path, undefined);
    else if (before.kind === 'link') {
      links.set(path, bytesOf(path, contents).toString('utf8'));
      changedLinks.add(path);
    } else {
      const file = fileOf(path, contents);
      if (now === 'file' && kind === 'file' && isSame(file, documents.text(path))) continue;
      files.set(path, file);
    }
    // A folder that came, or that a link leads to, brings all that is in it.
    const inside = kind === 'directory' ? below(documents, path) : [];
    for (const one of inside) if (now !== 'folder' || !isBuilt(one, listed.ignored)) changed.add(one);
    if (now !== 'folder' || inside.length === 0) changed.add(path);
  }
  addThroughLinks(changed, links);
  return { files, links, changedLinks, changed, notes: notesOn(submodules, left) };
}

/** What Git tells, and what it was told not to look at: files that it does not have, and those it takes for unchanged. */
function allDifferences(documents: Documents, { differences, listed }: Seen): ReadonlyMap<string, Difference> {
  const found = new Map<string, Difference>();
  for (const one of differences) {
    // Of a file with a merge conflict there may be two records.
    const before = found.get(one.path)?.before ?? one.before;
    found.set(one.path, { ...one, before });
  }
  const before = [...found.keys()];
  const add = (path: string, now: Difference['now']): void =>
    void found.set(path, { path, before: found.get(path)?.before, now });
  for (const written of listed.untracked) {
    if (isBuilt(written, listed.ignored)) continue;
    if (!written.endsWith('/')) add(written, 'file');
    // The folder is new for the index alone where the commit has something in it.
    else if (before.some((path) => path.startsWith(written)))
      for (const path of below(documents, written.slice(0, -1))) {
        if (!isBuilt(path, listed.ignored)) add(path, 'file');
      }
    else add(written.slice(0, -1), 'folder');
  }
  for (const path of listed.unwatched) {
    if (found.has(path) || listed.sparse.has(path) || listed.links.has(path) || path.includes('\n')) continue;
    found.set(path, { path, before: { kind: 'file', id: undefined }, now: 'file' });
  }
  return found;
}

/** Of the fleet, everything on disk is read, whether Git is to see it or not. */
const fleet = /^(?:base|clusters|overlays)(?:\/|$)/;

/** What tools leave behind, such as a bundle: hidden from Git, and no part of a fleet. */
function isBuilt(path: string, ignored: ReadonlySet<string>): boolean {
  if (fleet.test(path)) return false;
  if (ignored.has(path)) return true;
  for (let at = parentOf(path); at !== ''; at = parentOf(at)) if (ignored.has(`${at}/`)) return true;
  return false;
}

type Contents = ReadonlyMap<string, GitObject | undefined>;

async function readAll(names: readonly (readonly [string, string])[], objects: ObjectReader): Promise<Contents> {
  return new Map(await Promise.all(names.map(async ([path, name]) => [path, await objects.read(name)] as const)));
}

function fileOf(path: string, contents: Contents): SourceFile | Problem {
  const found = contents.get(path);
  if (found !== undefined && found.bytes === undefined) return fileProblem(path, tooLarge(found.size));
  return decode(path, bytesOf(path, contents));
}

function bytesOf(path: string, contents: Contents): Buffer {
  const bytes = contents.get(path)?.bytes;
  if (bytes === undefined) throw new MissingObject(path);
  return bytes;
}

function isSame(before: SourceFile | Problem, now: SourceFile | Problem): boolean {
  return !isProblem(before) && !isProblem(now) && before.text === now.text && before.marked === now.marked;
}

/** Where tools put what is no part of a fleet, which may be very much. */
const neverRead = /^(?:node_modules|\..*)$/;

/** Paths of what is in a folder now, but for what tools put there. */
function below(documents: Documents, folder: string): readonly string[] {
  if (neverRead.test(folder)) return [];
  return [...documents.list(folder)].flatMap(([name, kind]) => {
    const path = joinPath(folder, name);
    if (neverRead.test(name)) return [];
    return kind === 'directory' ? below(documents, path) : [path];
  });
}

/** What changed is changed at the other end of a link as well. */
function addThroughLinks(changed: Set<string>, links: ReadonlyMap<string, string>): void {
  const ends = [...links.keys()].flatMap((link) => {
    const end = follow(links, link);
    return 'path' in end ? [[link, end.path] as const] : [];
  });
  // A link may lead to a folder that holds links.
  for (let pass = 0, before = -1; pass < ends.length && changed.size !== before; pass++) {
    before = changed.size;
    for (const [link, end] of ends)
      for (const path of [...changed])
        if (path === end || path.startsWith(`${end}/`)) changed.add(link + path.slice(end.length));
  }
}

function notesOn(submodules: readonly string[], left: number): readonly string[] {
  const notes = submodules.map(
    (path) => `\`${path}\` is a repository of its own (a submodule); what it held before is not compared.`,
  );
  if (left > 0) {
    const files = left === 1 ? 'a changed file that it leaves out is' : `${left} changed files that it leaves out are`;
    notes.push(`This checkout is sparse; ${files} not compared.`);
  }
  return notes;
}
