/**
 * Posts the plan of a pull request as comments, from the artifact of the run that made it. That run had the code of the pull request, so
 * what it left is taken for hostile; this one has the code of the default branch, and the right to comment. Needs Node alone.
 */
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { putComments } from './comments.mjs';
import { openGithub } from './github.mjs';
import { marked, partsOf } from './parts.mjs';
import { ownTooling, pullRequestOf } from './pull-request.mjs';
import { textIn } from './zip.mjs';

const workflow = '.github/workflows/plan.yml';
const artifactName = 'fleet-plan-comment';
const fileName = 'plan.md';
const mostZipBytes = 2_000_000;
const mostTextBytes = 1_500_000;
const mostNamed = 5;
/** No fault of this run: the other one says what is wrong. */
const nothingLeft = 'The run left no plan.';

function setting(name, fallback) {
  const value = process.env[name] ?? fallback;
  if (value === undefined || value === '') throw new Error(`${name} is not set; this runs in GitHub Actions.`);
  return value;
}

function say(text) {
  // A line that began with `::` would be a command to GitHub.
  process.stdout.write(`${text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ')}\n`);
}

async function main() {
  const { workflow_run: run, repository: source } = JSON.parse(readFileSync(setting('GITHUB_EVENT_PATH'), 'utf8'));
  const repository = source?.full_name;
  if (run === undefined || !/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error('The event is no `workflow_run`.');
  if (run.event !== 'pull_request' || run.path?.split('@')[0] !== workflow)
    return say('Nothing to post: the run was not that of the plan of a pull request.');
  if (!/^[0-9a-f]{40}$/.test(run.head_sha) || !Number.isSafeInteger(run.id))
    throw new Error('The event names no commit or no run.');

  const github = openGithub({
    api: setting('GITHUB_API_URL'),
    token: setting('GITHUB_TOKEN'),
    sleep: (seconds) => setTimeout(seconds * 1000 * Number(process.env.PLAN_COMMENT_SECOND ?? 1)),
  });
  const pullRequest = await pullRequestOf(github, repository, run);
  if (pullRequest === undefined)
    return say(`Nothing to post: no open pull request has ${run.head_sha} as its head; it may have newer commits.`);

  const server = setting('GITHUB_SERVER_URL', 'https://github.com');
  const runLink = `${server}/${repository}/actions/runs/${run.id}`;
  const commit = run.head_sha.slice(0, 7);
  const { bodies, fault } = await planOf(github, repository, run.id, server);
  const shown = bodies ?? [
    `## ✗ No plan of ${commit}\n\n${asText(fault)} What merging this will do is not known; [the run](${runLink}) says more.`,
  ];
  const others = await ownTooling(github, repository, pullRequest);
  const texts = shown.map((body, index) => {
    const isLast = index === shown.length - 1;
    const note = index === 0 && bodies !== undefined && others.length > 0 ? `${caution(others)}\n\n` : '';
    return marked(
      index + 1,
      shown.length,
      `${note}${body}${isLast ? `\n\nPlan of ${commit}, made by [this run](${runLink}).` : ''}`,
    );
  });
  const author = setting('PLAN_COMMENT_AUTHOR', 'github-actions[bot]');
  for (const line of await putComments(github, repository, pullRequest.number, texts, author))
    say(`#${pullRequest.number} ${line}`);
  if (fault !== undefined && fault !== nothingLeft) throw new Error(fault);
}

/** The bodies of the comments, or a sentence on why there are none. */
async function planOf(github, repository, runId, server) {
  try {
    const artifacts = await github.all(
      `/repos/${repository}/actions/runs/${runId}/artifacts?name=${artifactName}`,
      (page) => page.artifacts,
    );
    const [artifact, second] = artifacts.filter((one) => one.name === artifactName && one.expired !== true);
    if (artifact === undefined) return { fault: nothingLeft };
    if (second !== undefined) return { fault: 'The run left several plans.' };
    if (!(artifact.size_in_bytes <= mostZipBytes))
      return { fault: `The artifact is larger than ${mostZipBytes} bytes.` };
    const zip = await github.download(
      `/repos/${repository}/actions/artifacts/${Number(artifact.id)}/zip`,
      mostZipBytes,
    );
    const text = textIn(zip, fileName, mostTextBytes);
    return { bodies: partsOf(text, `${server}/${repository}/blob/`) };
  } catch (error) {
    return { fault: error.message };
  }
}

/** It quotes what is not as it should be. */
function asText(sentence) {
  return sentence.replaceAll(/[^\p{L}\p{N} .,;]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Who changes the tooling can have it say anything. */
function caution(files) {
  const named = files.slice(0, mostNamed).map((one) => `<code>${one.replaceAll(/[^\w./-]/g, '_')}</code>`);
  const more = files.length - named.length;
  return `> [!CAUTION]\n> This pull request also changes what makes the plan, or may (${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}). Read that first: it decides what is said below.`;
}

try {
  await main();
} catch (error) {
  process.stdout.write(
    `::error title=plan-comment::${String(error.message).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}\n`,
  );
  process.exitCode = 1;
}
