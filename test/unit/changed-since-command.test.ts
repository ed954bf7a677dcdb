/** What `fleet validate --changed-since` says, over a repository of Git. */
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { validate } from '../../tooling/cli/commands/validate.ts';
import { UsageError } from '../../tooling/cli/usage.ts';
import { hasGit, removeSandboxes, type Sandbox, sandbox } from '../support/git-sandbox.ts';
import { miniatureTexts, testDay } from '../support/miniature.ts';

afterAll(removeSandboxes);
afterEach(() => {
  vi.restoreAllMocks();
});

const text = miniatureTexts()['clusters/hz/orders.yaml'] ?? '';
const fleet = miniatureTexts({
  'clusters/ams/cluster.yaml': miniatureTexts()['clusters/hz/cluster.yaml'],
  'clusters/ams/orders.yaml': text,
});

async function run(box: Sandbox, changedSince = 'main'): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.out += String(chunk);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written.err += String(chunk);
    return true;
  });
  const options = { changedSince, date: testDay, reports: [], failOn: 'error', color: false, progress: false } as const;
  const code = await validate(box.root, options);
  vi.restoreAllMocks();
  return { code, ...written };
}

describe.skipIf(!hasGit)('fleet validate --changed-since', () => {
  test('judges what a change reaches, and says so', async () => {
    const box = sandbox(fleet);
    expect(await run(box)).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^✓ No findings in 0 Kafka clusters on 0 of 2 Kubernetes clusters, as none reads what changed since main \(0 objects\)\.\n$/,
      ),
      err: '',
    });
    box.git('switch', '--quiet', '-c', 'topic');
    box.write({ 'clusters/hz/orders.yaml': `${text}# more\n` });
    box.commit();
    expect((await run(box)).out).toMatch(
      /^✓ No findings in 1 Kafka cluster on 1 of 2 Kubernetes clusters, as the others do not read what changed since main \(\d+ objects\)\.\n$/,
    );
    box.write({ 'clusters/hz/orders.yaml': `${text}nobody: knows\n`, 'clusters/hz/new/notes.yaml': '' });
    const { code, out } = await run(box);
    expect(code).toBe(1);
    expect(out).toContain('clusters/hz/orders.yaml');
    box.write({ 'package.json': '{}' });
    expect((await run(box)).out).toContain(
      'on 2 Kubernetes clusters, as package.json, which may matter to all, changed since main',
    );
  });

  test('tells of a ref that has gone on, and refuses one that is not there', async () => {
    const box = sandbox(fleet);
    box.git('branch', 'topic');
    box.write({ 'notes.md': 'x' });
    box.commit('on main');
    box.git('switch', '--quiet', 'topic');
    expect((await run(box)).err).toMatch(/^`main` has gone on since this branch left it at [0-9a-f]{12}; /);
    await expect(run(box, 'mian')).rejects.toThrow(
      new UsageError('There is no commit `mian` here; did you mean `main`?'),
    );
  });
});
