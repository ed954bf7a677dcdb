/** Owns which files of a repository are looked through: those that Git would take, as far as the rules it is given in the tree tell. */
import ignore, { type Ignore } from 'ignore';
import { type Documents, isProblem, joinPath } from '../../source/tree.ts';

const never: ReadonlySet<string> = new Set(['.git', 'node_modules', '.fleet-staging']);

interface Rules {
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * Paths of files, folder by folder.
 * @param wanted whether a folder or a file is of interest; below a folder that is not, nothing is listed.
 */
export function* filesToScan(documents: Documents, wanted: (path: string) => boolean): Iterable<string> {
  yield* below(documents, '', [], wanted);
}

function* below(
  documents: Documents,
  folder: string,
  outer: readonly Rules[],
  wanted: (path: string) => boolean,
): Iterable<string> {
  const listing = documents.list(folder);
  // Another repository within this one, which is asked for by its commit.
  if (folder !== '' && listing.has('.git')) return;
  const all = listing.get('.gitignore') === 'file' ? withRules(documents, folder, outer) : outer;
  for (const [name, kind] of listing) {
    const path = joinPath(folder, name);
    if (kind === 'other' || never.has(name) || !wanted(path)) continue;
    if (isIgnored(kind === 'directory' ? `${path}/` : path, all)) continue;
    if (kind === 'directory') yield* below(documents, path, all, wanted);
    else yield path;
  }
}

function withRules(documents: Documents, folder: string, outer: readonly Rules[]): readonly Rules[] {
  const file = documents.text(joinPath(folder, '.gitignore'));
  return isProblem(file) ? outer : [...outer, { folder, rules: ignore().add(file.text) }];
}

/** The innermost rules that say anything decide. */
function isIgnored(path: string, all: readonly Rules[]): boolean {
  for (const { folder, rules } of all.toReversed()) {
    const { ignored, unignored } = rules.test(folder === '' ? path : path.slice(folder.length + 1));
    if (ignored || unignored) return ignored;
  }
  return false;
}
