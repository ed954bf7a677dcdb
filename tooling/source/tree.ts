/**
 * Owns what a tree of files is to the rest: a listing and a text for each path, or a problem. A checkout, a git ref and a table in
 * a test all look alike, so nothing above this folder touches the disk to read.
 */
import type { SourceFile, YamlNode } from './node.ts';
import type { Problem } from './problem.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

export type EntryKind = 'file' | 'directory' | 'other';

/** Paths are relative to the tree's root, with `/`, without `.` and `..`; the root itself is the empty path. */
export interface FileTree {
  /** Names in a directory, sorted by code unit; empty where there is no such directory. */
  list(directory: string): ReadonlyMap<string, EntryKind>;
  /** The text of a file, or why it cannot be had. */
  read(path: string): SourceFile | Problem;
}

/** A tree whose YAML is parsed at most once a file. */
export interface Documents {
  /** What stands at a path; undefined for nothing. */
  kind(path: string): EntryKind | undefined;
  list(directory: string): ReadonlyMap<string, EntryKind>;
  text(path: string): SourceFile | Problem;
  yaml(path: string, use?: 'rewritten'): YamlFile;
}

/** A file the tooling made: the trees it means, with origins in authored files, and the text that is written. */
export interface GeneratedFile {
  readonly path: string;
  readonly documents: readonly YamlNode[];
  readonly text: string;
}

export function isProblem(value: SourceFile | Problem): value is Problem {
  return 'message' in value;
}

/** A problem about a file as a whole, which has no text to point into. */
export function fileProblem(path: string, message: string, id: Problem['id'] = 'unreadable-file'): Problem {
  return { id, message, origin: { file: { path, text: '' }, start: 0, end: 0 } };
}

/** Said by every tree. */
export const notAFile = 'A file is expected here, but this is a folder; move it away.';

export function openDocuments(tree: FileTree): Documents {
  const parsed = new Map<string, YamlFile>();
  return {
    kind: (path) => kindIn(tree, path),
    list: (directory) => tree.list(directory),
    text: (path) => tree.read(path),
    yaml(path, use) {
      const known = parsed.get(path);
      if (known !== undefined) return known;
      const file = tree.read(path);
      const yaml = isProblem(file)
        ? { file: file.origin.file, documents: [], problems: [file] }
        : readYaml(use === 'rewritten' ? { ...file, rewritten: true } : file);
      parsed.set(path, yaml);
      return yaml;
    },
  };
}

function kindIn(tree: FileTree, path: string): EntryKind | undefined {
  if (path === '') return 'directory';
  return tree.list(parentOf(path)).get(nameOf(path));
}

export function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function joinPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

/** Every text below a folder, by path; a file that cannot be read is an exception, so for trees that are known to be sound. */
export function textsBelow(tree: FileTree, folder: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, kind] of tree.list(folder)) {
    const path = joinPath(folder, name);
    if (kind === 'directory') Object.assign(texts, textsBelow(tree, path));
    else {
      const file = tree.read(path);
      if (isProblem(file)) throw new Error(`${path}: ${file.message}`);
      texts[path] = file.text;
    }
  }
  return texts;
}

/** A tree held in memory: for generated files and for tests. */
export function treeOf(files: Readonly<Record<string, string>>): FileTree {
  const listings = new Map<string, Map<string, EntryKind>>();
  const add = (path: string, kind: EntryKind): void => {
    const parent = parentOf(path);
    const listing = listings.get(parent) ?? new Map<string, EntryKind>();
    if (!listings.has(parent) && parent !== '') add(parent, 'directory');
    listings.set(parent, listing.set(nameOf(path), kind));
  };
  for (const path of Object.keys(files).sort()) add(path, 'file');
  for (const [directory, listing] of listings)
    listings.set(directory, new Map([...listing].sort(([a], [b]) => (a < b ? -1 : 1))));
  return {
    list: (directory) => listings.get(directory) ?? new Map(),
    read(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      if (text !== undefined) return { path, text };
      return fileProblem(path, listings.has(path) ? notAFile : 'This file does not exist.');
    },
  };
}

/**
 * The documents of a tree with generated files laid over it: what they mean is taken from memory, so nothing that was just written
 * is parsed again, and every field still points at the authored line it came from.
 */
export function withGenerated(documents: Documents, files: Iterable<GeneratedFile>): Documents {
  const generated = new Map<string, GeneratedFile>();
  const listings = new Map<string, Map<string, EntryKind>>();
  for (const file of files) {
    generated.set(file.path, file);
    let child = file.path;
    for (let kind: EntryKind = 'file'; child !== ''; kind = 'directory') {
      const parent = parentOf(child);
      const listing = listings.get(parent) ?? new Map(documents.list(parent));
      listings.set(parent, listing.set(nameOf(child), kind));
      child = parent;
    }
  }
  const list = (directory: string): ReadonlyMap<string, EntryKind> =>
    listings.get(directory) ?? documents.list(directory);
  const sourceOf = (file: GeneratedFile): SourceFile => ({
    path: file.path,
    get text() {
      return file.text;
    },
  });
  return {
    list,
    kind: (path) => (path === '' ? 'directory' : list(parentOf(path)).get(nameOf(path))),
    text(path) {
      const file = generated.get(path);
      return file === undefined ? documents.text(path) : sourceOf(file);
    },
    yaml(path, use) {
      const file = generated.get(path);
      return file === undefined
        ? documents.yaml(path, use)
        : { file: sourceOf(file), documents: file.documents, problems: [], generated: true };
    },
  };
}
