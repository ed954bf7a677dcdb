/** Owns the comments of a pull request: each part edited in place, new ones added below, and those that are left over taken away. */
import { markOf } from './parts.mjs';

/**
 * @param {string[]} texts with their marks.
 * @param {string} author whose comments these are; what others wrote is left alone, whatever it begins with.
 * @returns {Promise<string[]>} what was done, for the log.
 */
export async function putComments(github, repository, number, texts, author) {
  const issue = `/repos/${repository}/issues`;
  const existing = await ownComments(github, issue, number, author);
  const done = [];
  const free = [...existing];
  for (const [index, text] of texts.entries()) {
    const part = index + 1;
    const at = free.findIndex((one) => markOf(one.body)?.part === part);
    const [comment] = at === -1 ? [] : free.splice(at, 1);
    if (comment === undefined) {
      const { id } = await github.post(`${issue}/${number}/comments`, { body: text });
      done.push(`part ${part}: new comment ${id}`);
    } else if (comment.body.replaceAll('\r\n', '\n') === text)
      done.push(`part ${part}: comment ${comment.id} is as it should be`);
    else {
      await github.patch(`${issue}/comments/${comment.id}`, { body: text });
      done.push(`part ${part}: comment ${comment.id} edited`);
    }
  }
  for (const { id } of free) {
    await github.delete(`${issue}/comments/${id}`);
    done.push(`comment ${id} deleted`);
  }
  return done;
}

/** Whether there is a comment of ours that would go on saying what is no more so. */
export async function ownComments(github, issue, number, author) {
  const comments = await github.all(`${issue}/${number}/comments?`);
  return comments.filter(
    (one) => one.user?.login === author && typeof one.body === 'string' && markOf(one.body) !== undefined,
  );
}
