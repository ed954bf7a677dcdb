/**
 * The workflows are as GitHub takes them: actionlint reads them, with the scripts and expressions in them. Every action is pinned to a
 * commit, and none that may write runs what a pull request brings.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { actionlintBinary } from './judges.ts';

const folder = fileURLToPath(new URL('../../.github/workflows', import.meta.url));
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
const judge = actionlintBinary();

test.skipIf('missing' in judge).each(files)('%s', (name) => {
  if ('missing' in judge) return;
  // What else is installed here is no part of the verdict.
  const args = ['-shellcheck=', '-pyflakes=', '-no-color', join(folder, name)];
  let said = '';
  try {
    execFileSync(judge.path, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    said = String((error as { stdout?: string }).stdout);
  }
  expect(said).toBe('');
});

test('actionlint finds a fault', () => {
  if ('missing' in judge) return;
  const broken = 'on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: [not, text]\n';
  expect(() =>
    execFileSync(judge.path, ['-shellcheck=', '-pyflakes=', '-'], { input: broken, stdio: 'pipe' }),
  ).toThrow();
});

test.each(files)('%s pins its actions to commits', (name) => {
  const uses = readFileSync(join(folder, name), 'utf8').match(/\buses: .*/g) ?? [];
  expect(uses.length).toBeGreaterThan(0);
  for (const one of uses) expect(one).toMatch(/^uses: [\w.-]+(?:\/[\w.-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});
