/**
 * Owns the state that a branch began from, as Git has it, beside what is on disk. The working tree and the index stay as they are; a fixed
 * number of Git's processes tells it, however many files there are.
 */
import { baseDocuments } from './git/base-documents.ts';
import { type ObjectReader, openObjects, ReaderEnded } from './git/blobs.ts';
import { type Listed, parseDiff, parseListing } from './git/differences.ts';
import {
  damaged,
  explain,
  isPartial,
  noCommits,
  noGit,
  noMergeBase,
  notRef,
  partial,
  unknownRef,
} from './git/git-problems.ts';
import { MissingObject, type OldState, readOld, type Seen } from './git/old-tree.ts';
import { type GitRun, NoGit, runGit } from './git/run-git.ts';
import type { Documents } from './tree.ts';

export { defaultBase } from './git/default-base.ts';

export interface GitBase {
  /** As it was asked for. */
  readonly ref: string;
  /** Where this branch left it: the merge base with what is checked out. */
  readonly commit: string;
  /** The tree at the base, sharing what did not change. */
  readonly documents: Documents;
  /** Paths that differ between base and working tree (added, changed, deleted, untracked), by code unit. */
  readonly changed: ReadonlySet<string>;
  /** What a reader of the comparison should know, in sentences. */
  readonly notes: readonly string[];
}

export interface NoBase {
  /** One sentence: why there is nothing to compare with, and what to do. */
  readonly problem: string;
}

/** Carries the sentence; no caller sees it. */
class Failed extends Error {}

/**
 * @param root folder of the fleet, which may be below the top of the repository.
 * @param documents the working tree as it is on disk: dirty or not, with files that Git does not have; the index does not count.
 */
export async function openBase(root: string, ref: string, documents: Documents): Promise<GitBase | NoBase> {
  // Names are handed over line by line.
  if (ref.trim() === '' || /[\0\r\n]/.test(ref)) return { problem: notRef(ref.replaceAll(/[\0\r\n]+/g, ' ')) };
  const objects = openObjects(root);
  try {
    return await compare(root, ref, documents, objects);
  } catch (error) {
    if (error instanceof NoGit) return { problem: noGit };
    if (error instanceof ReaderEnded) return { problem: explain(error.message, root) };
    if (error instanceof Failed) return { problem: error.message };
    throw error;
  } finally {
    objects.close();
  }
}

async function compare(root: string, ref: string, documents: Documents, objects: ObjectReader): Promise<GitBase> {
  const [{ base, tip }, filters, listed] = await Promise.all([
    commitsOf(root, ref, objects),
    filtersOf(root),
    list(root),
  ] as const);
  const differences = parseDiff(okay(await diff(root, base, filters), root));
  const old = await oldState(root, documents, { commit: base, differences, listed }, objects);
  const before = baseDocuments(documents, old);
  const notes = [...old.notes];
  if (base !== tip)
    notes.push(
      `\`${ref}\` has gone on since this branch left it at ${base.slice(0, 12)}; what was merged there meanwhile is not compared.`,
    );
  if (before.kind('clusters') === undefined)
    notes.push(`There was no \`clusters/\` at ${base.slice(0, 12)}; all that is here is new.`);
  return { ref, commit: base, documents: before, changed: new Set([...old.changed].sort()), notes };
}

/** The commit that `ref` is at, and the one where what is checked out left it. */
async function commitsOf(
  root: string,
  ref: string,
  objects: ObjectReader,
): Promise<{ readonly base: string; readonly tip: string }> {
  const [head, tip] = await Promise.all([objects.read('HEAD^{commit}'), objects.read(`${ref}^{commit}`)]);
  if (head === undefined) throw new Failed(noCommits);
  if (tip === undefined) throw new Failed(await unknownRef(root, ref));
  if (head.id === tip.id) return { base: tip.id, tip: tip.id };
  const found = await runGit(root, ['merge-base', head.id, tip.id]);
  if (found.code === 1) throw new Failed(await noMergeBase(root, ref));
  return { base: okay(found, root).toString('latin1').trim(), tip: tip.id };
}

/** Programs that Git would run over files before it compares them. */
async function filtersOf(root: string): Promise<readonly string[]> {
  const pattern = '^filter\\..*\\.(clean|smudge|process|required)$';
  const { out } = await runGit(root, ['config', '--name-only', '-z', '--get-regexp', pattern]);
  const keys = out.toString('utf8').split('\0').filter(Boolean);
  return [...new Set(keys.map((key) => key.slice('filter.'.length, key.lastIndexOf('.'))))];
}

async function list(root: string): Promise<Listed> {
  const others = ['--others', '--directory'];
  const [all, ignored] = await Promise.all([
    runGit(root, ['ls-files', '-v', '-s', '-z', '--cached', ...others]),
    runGit(root, ['ls-files', '-z', '--ignored', '--exclude-standard', ...others]),
  ]);
  return parseListing(okay(all, root), okay(ignored, root));
}

/** By size and time where the index knows them; only what may have changed is opened. */
function diff(root: string, commit: string, filters: readonly string[]): Promise<GitRun> {
  const options = ['--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color'];
  // Files of another repository within this one are not its own; the commit that it stands at is.
  const args = [...options, '--relative', '--ignore-submodules=dirty', '-O/dev/null', commit, '--'];
  return runGit(root, ['diff', ...args], filters);
}

function okay(run: GitRun, root: string): Buffer {
  if (run.code !== 0) throw new Failed(explain(run.error, root));
  return run.out;
}

async function oldState(root: string, documents: Documents, seen: Seen, objects: ObjectReader): Promise<OldState> {
  try {
    return await readOld(documents, seen, objects);
  } catch (error) {
    const isMissing = error instanceof MissingObject;
    if (!isMissing && !(error instanceof ReaderEnded)) throw error;
    if (await isPartial(root)) throw new Failed(partial(seen.commit));
    if (isMissing) throw new Failed(damaged(error.path));
    throw error;
  }
}
