/**
 * Owns the tree of a commit as documents: what did not change is taken from the documents of the working tree, with the trees that were
 * parsed of it; what did is laid over it.
 */
import type { SourceFile } from '../node.ts';
import type { Problem } from '../problem.ts';
import { readYaml, type YamlFile } from '../read-yaml.ts';
import {
  type Documents,
  type EntryKind,
  fileProblem,
  isProblem,
  joinPath,
  nameOf,
  notAFile,
  parentOf,
} from '../tree.ts';
import { follow, type Links } from './links.ts';

export interface OldTree {
  /** Files that were other ones, and undefined for what was not there: files, links, and folders with nothing in them. */
  readonly files: ReadonlyMap<string, SourceFile | Problem | undefined>;
  /** All links that there were. */
  readonly links: Links;
  /** Those among them that are not the same now. */
  readonly changedLinks: ReadonlySet<string>;
}

const missing = 'This file does not exist.';
const nothing: ReadonlyMap<string, EntryKind> = new Map();

export function baseDocuments(documents: Documents, old: OldTree): Documents {
  const { files, links } = old;
  const layer = layerOf(documents, old);
  const parsed = new Map<string, YamlFile>();

  const listReal = (directory: string): ReadonlyMap<string, EntryKind> =>
    layer.listings.get(directory) ?? (layer.isGone(directory) ? nothing : documents.list(directory));
  const kindReal = (path: string): EntryKind | undefined =>
    path === '' ? 'directory' : listReal(parentOf(path)).get(nameOf(path));

  /** A link is listed as what it leads to. */
  const kindOfLink = (path: string): EntryKind => {
    const target = follow(links, path);
    if ('fault' in target || kindReal(target.path) !== 'directory') return 'file';
    const folder = follow(links, parentOf(path));
    const isWithin = 'path' in folder && `${folder.path}/`.startsWith(target.path === '' ? '' : `${target.path}/`);
    return isWithin ? 'other' : 'directory';
  };
  const folders = new Set([...links.keys()].map(parentOf));
  const withLinks = new Map<string, ReadonlyMap<string, EntryKind>>();
  const list = (directory: string): ReadonlyMap<string, EntryKind> => {
    if (links.size === 0) return listReal(directory);
    const known = withLinks.get(directory);
    if (known !== undefined) return known;
    const real = follow(links, directory);
    if ('fault' in real) return nothing;
    let listing = listReal(real.path);
    if (folders.has(real.path))
      listing = new Map(
        [...listing].map(([name, kind]) => {
          const path = joinPath(real.path, name);
          return [name, links.has(path) ? kindOfLink(path) : kind] as const;
        }),
      );
    withLinks.set(directory, listing);
    return listing;
  };

  const textReal = (path: string): SourceFile | Problem => {
    if (files.has(path)) return files.get(path) ?? fileProblem(path, missing);
    if (kindReal(path) === 'directory') return fileProblem(path, notAFile);
    return layer.isGone(path) ? fileProblem(path, missing) : documents.text(path);
  };
  /** Where a path led; undefined where what is on disk is the same, links and all. */
  const elsewhere = (path: string): { read(): SourceFile | Problem } | undefined => {
    const real = follow(links, path);
    const isOther = real.through.some((one) => old.changedLinks.has(one));
    if ('fault' in real) return isOther ? { read: () => fileProblem(path, linkFaults[real.fault]) } : undefined;
    if (!isOther && !files.has(real.path) && !layer.isGone(real.path) && kindReal(real.path) !== undefined)
      return undefined;
    return {
      read() {
        const file = textReal(real.path);
        if (isProblem(file))
          return fileProblem(
            path,
            file.message === missing && real.through.length > 0 ? linkFaults.missing : file.message,
          );
        return { ...file, path };
      },
    };
  };
  const text = (path: string): SourceFile | Problem => {
    if (links.size === 0) return textReal(path);
    const other = elsewhere(path);
    return other === undefined ? documents.text(path) : other.read();
  };
  const isSame = (path: string): boolean =>
    links.size === 0
      ? !files.has(path) && !layer.isGone(path) && kindReal(path) !== 'directory'
      : elsewhere(path) === undefined;
  return {
    list,
    kind: (path) => (path === '' ? 'directory' : list(parentOf(path)).get(nameOf(path))),
    text,
    yaml(path, use) {
      if (isSame(path)) return documents.yaml(path, use);
      const known = parsed.get(path);
      if (known !== undefined) return known;
      const file = text(path);
      const yaml = isProblem(file)
        ? { file: file.origin.file, documents: [], problems: [file] }
        : readYaml(use === 'rewritten' ? { ...file, rewritten: true } : file);
      parsed.set(path, yaml);
      return yaml;
    },
  };
}

const linkFaults = {
  outside: 'This is a link that leads out of the repository; put the file itself here.',
  loop: 'This is a link that leads back to itself; put the file itself here.',
  missing: 'This is a link to something that does not exist; put the file itself here.',
} as const;

interface Layer {
  readonly listings: ReadonlyMap<string, ReadonlyMap<string, EntryKind>>;
  /** Below something that was not there, or was a file. */
  isGone(path: string): boolean;
}

/** Of the folders in which something comes or goes; a folder goes with the last that is in it. */
function layerOf(documents: Documents, { files, links, changedLinks }: OldTree): Layer {
  const listings = new Map<string, Map<string, EntryKind>>();
  const gone = new Set<string>();
  const isGone = (path: string): boolean => {
    if (gone.size === 0) return false;
    for (let at = path; at !== ''; at = parentOf(at)) if (gone.has(at)) return true;
    return false;
  };
  const listing = (directory: string): Map<string, EntryKind> => {
    const known = listings.get(directory) ?? new Map(isGone(directory) ? [] : documents.list(directory));
    listings.set(directory, known);
    return known;
  };
  const add = (path: string): void => {
    let kind: EntryKind = 'file';
    for (let at = path; at !== ''; at = parentOf(at), kind = 'directory') {
      const entries = listing(parentOf(at));
      if (entries.get(nameOf(at)) === kind) return;
      entries.set(nameOf(at), kind);
    }
  };
  const remove = (path: string): void => {
    const parent = parentOf(path);
    if (documents.kind(path) === 'directory') gone.add(path);
    if (listing(parent).delete(nameOf(path)) && parent !== '' && listing(parent).size === 0) remove(parent);
  };
  const paths = [...files.keys(), ...changedLinks];
  for (const path of paths) if (files.get(path) === undefined && !links.has(path)) remove(path);
  // What is a folder now, by a link or by files that are new, was a file.
  for (const path of paths) {
    if (files.get(path) === undefined && !links.has(path)) continue;
    if (documents.kind(path) === 'directory') gone.add(path);
    add(path);
  }
  for (const [directory, entries] of listings)
    listings.set(directory, new Map([...entries].sort(([a], [b]) => (a < b ? -1 : 1))));
  return { listings, isGone };
}
