/** The page of what a merge can never delete says what the end-to-end tests prove, line by line, and all of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryRoot } from '../support/miniature.ts';

test('each line of docs/guides/never-deleted.md is an end-to-end test, and the other way round', () => {
  const text = (path: string): string => readFileSync(join(repositoryRoot, path), 'utf8');
  const lines = text('docs/guides/never-deleted.md')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| what happens'))
    .map((line) => line.split('|')[1]?.trim());
  const tests = [...text('test/e2e/deletion.test.ts').matchAll(/\n {2}test(?:\.each\([^)]*\))?\(\s*'([^']+)'/g)]
    .map((found) => (found[1] ?? '').replace(/ \(%s\)$/, ''))
    .filter((name) => !name.startsWith('and the three steps'));
  expect(lines.length).toBeGreaterThan(10);
  expect(lines).toEqual(tests);
});
