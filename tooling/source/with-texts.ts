/** Owns laying changed texts over a tree: as it would be once they were written. */
import type { SourceFile } from './node.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { type Documents, type EntryKind, fileProblem, joinPath, nameOf, parentOf } from './tree.ts';

/** Files with other texts, new files, and `undefined` for those that go; all else is read and parsed as before. */
export function withTexts(documents: Documents, files: ReadonlyMap<string, SourceFile | undefined>): Documents {
  const parsed = new Map<string, YamlFile>();
  const listings = listingsOf(documents, files);
  const list = (directory: string): ReadonlyMap<string, EntryKind> =>
    listings.get(directory) ?? documents.list(directory);
  const textOf = (path: string) =>
    files.has(path) ? (files.get(path) ?? fileProblem(path, 'This file does not exist.')) : documents.text(path);
  return {
    list,
    kind: (path) => (path === '' ? 'directory' : list(parentOf(path)).get(nameOf(path))),
    text: textOf,
    yaml(path, use) {
      if (!files.has(path)) return documents.yaml(path, use);
      const known = parsed.get(path);
      if (known !== undefined) return known;
      const file = textOf(path);
      const yaml =
        'message' in file
          ? { file: file.origin.file, documents: [], problems: [file] }
          : readYaml(use === 'rewritten' ? { ...file, rewritten: true } : file);
      parsed.set(path, yaml);
      return yaml;
    },
  };
}

/** Of the folders in which something comes or goes; a folder goes with the last that is in it. */
function listingsOf(
  documents: Documents,
  files: ReadonlyMap<string, SourceFile | undefined>,
): ReadonlyMap<string, ReadonlyMap<string, EntryKind>> {
  const listings = new Map<string, Map<string, EntryKind>>();
  const listing = (directory: string): Map<string, EntryKind> => {
    const known = listings.get(directory) ?? new Map(documents.list(directory));
    listings.set(directory, known);
    return known;
  };
  const add = (path: string, kind: EntryKind): void => {
    const parent = parentOf(path);
    if (listing(parent).has(nameOf(path))) return;
    listing(parent).set(nameOf(path), kind);
    if (parent !== '') add(parent, 'directory');
  };
  const remove = (path: string): void => {
    const parent = parentOf(path);
    if (listing(parent).delete(nameOf(path)) && parent !== '' && listing(parent).size === 0) remove(parent);
  };
  for (const [path, file] of files) if (file === undefined) remove(path);
  for (const [path, file] of files) if (file !== undefined) add(path, 'file');
  for (const [directory, entries] of listings)
    listings.set(directory, new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))));
  return listings;
}

/** Paths of all files below a folder, in the order of the listings. */
export function filesBelow(documents: Documents, folder: string): readonly string[] {
  return [...documents.list(folder)].flatMap(([name, kind]) => {
    const path = joinPath(folder, name);
    return kind === 'directory' ? filesBelow(documents, path) : [path];
  });
}
