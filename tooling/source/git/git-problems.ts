/** Owns what is said when Git cannot tell what was there: one sentence, and what to do. */
import { nearest } from '../nearest.ts';
import { runGit } from './run-git.ts';

export const noGit =
  'Git cannot be started, and without it nothing is known of what was there before; install it, or put it on the PATH.';

/** In a workflow, and by hand. */
const deepen = 'run `git fetch --unshallow`, or check out with `fetch-depth: 0` in a workflow';

/** @param said what Git wrote on its way out. */
export function explain(said: string, root: string): string {
  const owned = /(?:dubious ownership in repository at|unsafe repository \()\s*'([^'\n]*)'/.exec(said)?.[1];
  if (owned !== undefined)
    return `Git does not trust \`${owned}\`, which belongs to another user; run \`git config --global --add safe.directory ${shellWord(owned)}\` if you do.`;
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(said))
    return `\`${root}\` is in no working tree of Git, so nothing is known of what was there before; work in a clone of the repository.`;
  if (/promisor|could not fetch/.test(said)) return partial();
  const last = said
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^(?:fatal|error): /.test(line))
    .at(0);
  return `Git cannot read this repository (${last?.replace(/^(?:fatal|error): /, '') ?? 'it ended without a word'}); see what \`git status\` and \`git fsck\` say.`;
}

/** @param commit to compare with, for the command that fetches all at once what it lacks. */
export function partial(commit?: string): string {
  const command = commit === undefined ? 'git fetch --refetch --no-filter' : `git diff --stat ${commit.slice(0, 12)}`;
  return `This clone is partial and lacks files of the commit to compare with; \`${command}\` fetches them.`;
}

export function damaged(path: string): string {
  return `Git has lost what \`${path}\` was (its object is missing); \`git fsck\` tells more, and a new clone has it.`;
}

export const noCommits =
  'This repository has no commit yet, so there is nothing to compare with; commit what there is first.';

export function notRef(ref: string): string {
  const shown = ref.trim() === '' ? 'Nothing' : `\`${ref}\``;
  return `${shown} names no commit; write a branch, a tag or a commit, such as \`origin/main\`.`;
}

export async function unknownRef(root: string, ref: string): Promise<string> {
  const [shallow, { branches, tags, remotes }] = await Promise.all([isShallow(root), refsOf(root)]);
  const missing = `There is no commit \`${ref}\` here`;
  const [remote = '', ...rest] = ref.split('/');
  const branch = rest.join('/');
  if (branch !== '' && branches.includes(branch)) return `${missing}, but a branch \`${branch}\`; name that.`;
  const elsewhere = remotes.find((one) => one.slice(one.indexOf('/') + 1) === ref);
  if (elsewhere !== undefined) return `${missing}, but a branch \`${elsewhere}\`; name that.`;
  const known = [...branches, ...remotes, ...tags];
  const near = nearest(ref, known);
  if (near !== undefined && near !== ref) return `${missing}; did you mean \`${near}\`?`;
  if (remote === 'origin' && branch !== '')
    return `${missing}; run \`git fetch origin ${shellWord(branch)}\`, or check out with \`fetch-depth: 0\` in a workflow.`;
  if (shallow) return `${missing}, and the clone is shallow; ${deepen}.`;
  const listed = known.slice(0, 5).map((one) => `\`${one}\``);
  if (listed.length === 0) return `${missing}; write a branch, a tag or a commit.`;
  return `${missing}; there ${listed.length === 1 ? 'is' : 'are'} ${listed.join(', ')}${known.length > listed.length ? ' and others' : ''}.`;
}

export async function noMergeBase(root: string, ref: string): Promise<string> {
  if (await isShallow(root)) return `This clone is too shallow to tell where this branch left \`${ref}\`; ${deepen}.`;
  return `\`${ref}\` and what is checked out have no commit in common; name the branch that this one began from.`;
}

/** Whether files of old commits were left on the server. */
export async function isPartial(root: string): Promise<boolean> {
  const { out } = await runGit(root, [
    'config',
    '--get-regexp',
    '^(extensions\\.partialclone|remote\\..*\\.promisor)$',
  ]);
  return out.length > 0;
}

async function isShallow(root: string): Promise<boolean> {
  const { out } = await runGit(root, ['rev-parse', '--is-shallow-repository']);
  return out.toString('utf8').trim() === 'true';
}

interface Refs {
  readonly branches: readonly string[];
  readonly remotes: readonly string[];
  readonly tags: readonly string[];
}

async function refsOf(root: string): Promise<Refs> {
  const { out } = await runGit(root, [
    'for-each-ref',
    '--sort=-committerdate',
    '--format=%(refname)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  const names = out.toString('utf8').split('\n');
  const below = (prefix: string): readonly string[] =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return { branches: below('refs/heads/'), remotes: below('refs/remotes/'), tags: below('refs/tags/') };
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
