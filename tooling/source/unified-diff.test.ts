import { expect, test } from 'vitest';
import { unifiedDiff } from './unified-diff.ts';

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('');

test('nothing changed', () => {
  expect(unifiedDiff('a.yaml', 'x\n', 'x\n')).toBe('');
});

test('a line replaced, with three lines around it', () => {
  expect(unifiedDiff('a.yaml', lines(1, 9), lines(1, 9).replace('5', 'five'))).toBe(
    '--- a/a.yaml\n+++ b/a.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
  );
});

test('changes far apart are two hunks, near ones are one', () => {
  const far = unifiedDiff('a.yaml', lines(1, 20), lines(2, 19));
  expect(far).toContain('@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -17,4 +16,3 @@\n 17\n 18\n 19\n-20\n');
  expect(unifiedDiff('a.yaml', lines(1, 5), lines(2, 4)).match(/@@ /g)).toHaveLength(1);
});

test('a file without a line end, and one that was empty', () => {
  expect(unifiedDiff('a.yaml', 'a', 'a\n')).toBe(
    '--- a/a.yaml\n+++ b/a.yaml\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n',
  );
  expect(unifiedDiff('a.yaml', '', 'a\n')).toBe('--- a/a.yaml\n+++ b/a.yaml\n@@ -0,0 +1 @@\n+a\n');
});
