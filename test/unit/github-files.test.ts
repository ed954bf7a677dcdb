/**
 * What a fork's CI runs: workflows are YAML, run nothing that can be exchanged behind our back, get no secret and no more rights than
 * they use, and name scripts and files that there are.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { formatNames } from '../../tooling/report/format-names.ts';
import { repositoryRoot } from '../support/miniature.ts';

type Permissions = Readonly<Record<string, string>>;
interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Permissions;
  readonly 'timeout-minutes'?: number;
  readonly 'runs-on': string;
  readonly if?: string;
  readonly needs?: string;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Permissions;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(repositoryRoot, '.github/workflows');
const workflows = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);

/** The one that may comment on a pull request: it is started by what others have run, and takes nothing from them but text. */
const commenting = 'plan-comment.yml';

describe.each(workflows)('%s', (name, text) => {
  const workflow: Workflow = parse(text, { strict: true, uniqueKeys: true });
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('is not started with the rights of the repository for the code of anybody', () => {
    expect(Object.keys(workflow.on)).not.toEqual(expect.arrayContaining(['pull_request_target']));
    if (name !== commenting) expect(Object.keys(workflow.on)).not.toEqual(expect.arrayContaining(['workflow_run']));
  });

  test('has no rights but those that a job asks for, and no secrets', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toBeDefined();
    expect(text).not.toMatch(/\bsecrets\b\s*[.:[]/);
  });

  test('runs no code of a pull request where it may write', () => {
    for (const job of name === commenting ? [] : jobs) {
      const writes = Object.values(job.permissions ?? {}).some((right) => right !== 'read' && right !== 'none');
      if (!writes) continue;
      expect(job.permissions).toEqual({ contents: 'read', actions: 'read', 'security-events': 'write' });
      expect(job.steps.filter((step) => step.run !== undefined)).toEqual([]);
      expect(job.steps.filter((step) => step.uses?.startsWith('./') === true)).toEqual([]);
      expect(job.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
    }
  });

  test('pins each action to a commit, and says the release', () => {
    for (const [line, uses = ''] of text.matchAll(/^ *(?:- )?uses: *(.*)$/gm)) {
      expect(line).toMatch(/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      expect(uses).not.toBe('');
    }
  });

  test('has one commit for each release of an action', () => {
    const pinned = [...text.matchAll(/uses: (\S+)@(\S+) # (\S+)/g)].map(([, action, commit, tag]) => [
      `${action} ${tag}`,
      commit,
    ]);
    for (const [release, commit] of pinned)
      expect(new Map(pinned as [string, string][]).get(release ?? '')).toBe(commit);
  });

  test('puts nothing into a script that somebody else could write', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('leaves no token behind in the checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@') === true);
    expect(checkouts.length).toBeGreaterThan(0);
    for (const step of checkouts) expect(step.with?.['persist-credentials']).toBe(false);
  });

  test('ends, and does so once', () => {
    expect(workflow.concurrency).toBeDefined();
    for (const job of jobs) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
      expect(job['runs-on']).toMatch(/^ubuntu-\d\d\.\d\d$/);
      if (job.needs !== undefined) expect(Object.keys(workflow.jobs)).toContain(job.needs);
    }
  });

  test('names scripts of package.json and formats that there are', () => {
    const scripts = steps.flatMap(({ run = '' }) => [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]);
    expect(scripts.length > 0).toBe(name !== commenting);
    for (const [, script = ''] of scripts) expect(Object.keys(packageJson.scripts)).toContain(script);
    for (const { run = '' } of steps) {
      for (const [, format = ''] of run.matchAll(/--format (\S+)/g)) expect(formatNames).toContain(format);
    }
  });
});

test('the workflow that comments runs scripts of the default branch alone', () => {
  const { on, jobs }: Workflow = parse(Object.fromEntries(workflows)[commenting] ?? '');
  expect(on).toEqual({ workflow_run: { workflows: ['plan'], types: ['completed'] } });
  const [job, ...others] = Object.values(jobs);
  expect(others).toEqual([]);
  expect(job?.permissions).toEqual({ contents: 'read', actions: 'read', 'pull-requests': 'write' });
  const [checkout, setup, comment, ...more] = job?.steps ?? [];
  // No `ref`: for this event that is the default branch.
  expect(checkout?.with).toEqual({ 'persist-credentials': false, 'sparse-checkout': '.github/scripts' });
  expect(setup?.with).toEqual({ 'node-version': 20, 'package-manager-cache': false });
  expect(comment?.run).toBe('node .github/scripts/plan-comment/main.mjs');
  expect(more).toEqual([]);
});

test('an expression that a rule above is about is one that it finds', () => {
  expect('secrets.TOKEN').toMatch(/\bsecrets\b\s*[.:[]/);
  expect('secrets: inherit').toMatch(/\bsecrets\b\s*[.:[]/);
});

test('every path of CODEOWNERS exists, as an owner of nothing protects nothing', () => {
  const lines = readFileSync(join(repositoryRoot, '.github/CODEOWNERS'), 'utf8').split('\n');
  const owned = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/\s+/));
  expect(owned[0]?.[0]).toBe('*');
  for (const [path = '', ...owners] of owned) {
    expect(owners.every((one) => /^@[\w-]+(\/[\w-]+)?$/.test(one)) && owners.length > 0, path).toBe(true);
    if (path !== '*') expect(existsSync(join(repositoryRoot, path)), path).toBe(true);
  }
});
