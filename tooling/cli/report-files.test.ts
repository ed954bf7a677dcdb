import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, writeTexts } from '../../test/support/folders.ts';
import { checkReportFiles, writeReportFiles } from './report-files.ts';
import { UsageError } from './usage.ts';

/** A folder with a repository, and one beside it for reports. */
function places(): { readonly root: string; readonly out: string } {
  const folder = makeFolder();
  writeTexts(folder, {
    'repository/clusters/hz/orders.yaml': 'kind: KafkaCluster\n',
    'repository/base/x': '',
    'out/old.json': 'old',
  });
  return { root: join(folder, 'repository'), out: join(folder, 'out') };
}

function refusal(work: () => void, folder: string): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UsageError) return error.message.replaceAll(folder, 'F');
    throw error;
  }
  return 'was not refused';
}

test('files beside and within the repository are fine, new ones and those of an earlier run', () => {
  const { root, out } = places();
  checkReportFiles(root, [join(out, 'new.json'), join(out, 'old.json'), join(root, 'results.sarif')]);
  checkReportFiles(root, ['/dev/null']);
});

test.each([
  ['none/r.json', 'There is no folder `F/none` to write `r.json` to; make it first.'],
  ['old.json/r.json', '`F/old.json` is a file; `--output` needs a file in a folder.'],
  ['.', '`F` is a folder; `--output` needs the name of a file in it.'],
  ['new/', '`F/new/` is a folder; `--output` needs the name of a file in it.'],
  [
    '../repository/clusters/hz/orders.yaml',
    '`F/../repository/clusters/hz/orders.yaml` is in a folder of the fleet; write the report elsewhere, so that it is not taken for a part of it.',
  ],
  [
    'link/report.json',
    '`F/link/report.json` is in a folder of the fleet; write the report elsewhere, so that it is not taken for a part of it.',
  ],
])('%s is refused', (name, message) => {
  const { root, out } = places();
  symlinkSync(join(root, 'base'), join(out, 'link'));
  const output = name === '.' ? out : `${out}/${name}`;
  expect(refusal(() => checkReportFiles(root, [output]), out)).toBe(message);
});

test('a file is for one report', () => {
  const { root, out } = places();
  const [a, b] = [join(out, 'r.json'), `${out}/../out/r.json`];
  expect(refusal(() => checkReportFiles(root, [a, a]), out)).toBe(
    'Two reports would be written to `F/r.json`; name another file for one of them.',
  );
  expect(refusal(() => checkReportFiles(root, [a, b]), out)).toBe(
    'Two reports would be written to one file, `F/r.json` and `F/../out/r.json`; name another for one of them.',
  );
});

test('all files are written, and nothing else is left', () => {
  const { out } = places();
  writeReportFiles([
    { output: join(out, 'old.json'), text: 'new' },
    { output: join(out, 'results.sarif'), text: '{}' },
    { output: '/dev/null', text: 'gone' },
  ]);
  expect(readdirSync(out).sort()).toEqual(['old.json', 'results.sarif']);
  expect(readFileSync(join(out, 'old.json'), 'utf8')).toBe('new');
});

test('or none: what was there stays when a later one cannot be written', () => {
  const { out } = places();
  mkdirSync(join(out, 'late'));
  const files = [
    { output: join(out, 'old.json'), text: 'new' },
    { output: join(out, 'fresh.json'), text: 'new' },
    { output: join(out, 'late/x/r.json'), text: 'new' },
  ];
  expect(refusal(() => writeReportFiles(files), out)).toMatch(
    /^`F\/late\/x\/r\.json` cannot be written \(.*\); nothing was changed\.$/,
  );
  expect(readdirSync(out).sort()).toEqual(['late', 'old.json']);
  expect(readFileSync(join(out, 'old.json'), 'utf8')).toBe('old');
});

test('also when the others are in place already', () => {
  const { out } = places();
  mkdirSync(join(out, 'folder'));
  const files = [
    { output: join(out, 'old.json'), text: 'new' },
    { output: join(out, 'fresh.json'), text: 'new' },
    { output: join(out, 'folder'), text: 'new' },
  ];
  expect(refusal(() => writeReportFiles(files), out)).toMatch(/^`F\/folder` cannot be written /);
  expect(readdirSync(out).sort()).toEqual(['folder', 'old.json']);
  expect(readFileSync(join(out, 'old.json'), 'utf8')).toBe('old');
});

test('a link that leads nowhere is replaced', () => {
  const { out } = places();
  symlinkSync(join(out, 'nowhere/at/all'), join(out, 'link'));
  writeReportFiles([{ output: join(out, 'link'), text: 'new' }]);
  expect(readFileSync(join(out, 'link'), 'utf8')).toBe('new');
});
