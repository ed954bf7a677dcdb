/**
 * Owns finding out which pull request a run was for, from what GitHub says and never from what the run wrote: a stranger could name any.
 */

/**
 * @param run `workflow_run` of the event.
 * @returns the one open pull request whose head is the commit that ran; undefined where there is none (any more).
 */
export async function pullRequestOf(github, repository, run) {
  const owner = run.head_repository?.owner?.login;
  if (typeof owner !== 'string' || typeof run.head_branch !== 'string') return undefined;
  const head = encodeURIComponent(`${owner}:${run.head_branch}`);
  const found = await github.all(`/repos/${repository}/pulls?state=open&head=${head}`);
  const own = found.filter(
    (one) =>
      one.head?.sha === run.head_sha &&
      one.head?.repo?.id === run.head_repository.id &&
      one.base?.repo?.full_name === repository,
  );
  if (own.length > 1)
    throw new Error(
      `Several pull requests have the commit ${run.head_sha}: ${own.map((one) => `#${one.number}`).join(', ')}. Which of them the plan is for cannot be told, so it is posted to none.`,
    );
  return own[0];
}

/** Files that a plan is about; a change of any other may change who says it. */
const judged = /^(?:clusters|overlays|base|docs)\/|^[^/]+\.md$/;
/** GitHub lists no more files of a pull request. */
const mostFiles = 3000;

/** @returns {Promise<string[]>} changed files that may have a part in making the plan, such as the tooling itself. */
export async function ownTooling(github, repository, { number }) {
  const files = await github.all(`/repos/${repository}/pulls/${number}/files?`);
  const names = files.flatMap((one) => [
    one.filename,
    ...(one.previous_filename === undefined ? [] : [one.previous_filename]),
  ]);
  const others = names.filter((name) => !judged.test(name));
  return files.length >= mostFiles ? [...others, 'files-beyond-the-3000-that-GitHub-lists'] : others;
}
