/**
 * Runs the cases of test/kustomize without kustomize: what it printed is written in each case. A new case needs its files and a first
 * line that says what it is about; `UPDATE=1 npm run test:integration` writes what kustomize makes of it, `UPDATE=1 npm test` what we
 * refuse.
 */
import { describe, expect, test } from 'vitest';
import {
  formatProblems,
  readCases,
  renderFiles,
  tableOf,
  tableOfOutput,
  writeSection,
} from '../../test/support/kustomize-cases.ts';

const update = process.env['UPDATE'] === '1';

describe('renders as kustomize does', () => {
  const cases = readCases('cases');
  test.each(cases)('$name', ({ archive, files, directory }) => {
    const rendering = renderFiles(files, directory);
    expect(archive.comment, 'a case begins with a line that says what it is about').not.toBe('');
    expect(formatProblems(rendering)).toBe('');
    const expected = archive.files.get('expected');
    if (expected === undefined) throw new Error('no `expected` yet: run `UPDATE=1 npm run test:integration`');
    expect(tableOf(rendering.objects)).toEqual(tableOfOutput(expected));
  });

  test('there are at least 100 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });
});

describe('refuses', () => {
  const cases = readCases('refused');
  test.each(cases)('$name', (example) => {
    const rendering = renderFiles(example.files, example.directory);
    const found = formatProblems(rendering);
    if (update) writeSection(example, 'refused', found);
    expect(found).toBe(update ? found : example.archive.files.get('refused'));
    expect(found).not.toBe('');
    expect(rendering.objects).toEqual([]);
  });

  test('there are at least 60 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
  });
});
