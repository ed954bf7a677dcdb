import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, writeTexts } from '../../test/support/folders.ts';
import { type FileChanges, type OnStep, WriteRefused, writeFiles } from './write-files.ts';

const before = {
  'overlays/a/kafka.yaml': 'old a\n',
  'overlays/a/notes.txt': 'mine\n',
  'overlays/b/kafka.yaml': 'old b\n',
  'overlays/b/patch.yaml': 'old patch\n',
};
const changes: FileChanges = {
  write: [
    { path: 'overlays/a/kafka.yaml', text: 'new a\n' },
    { path: 'overlays/c/operator/kafka.yaml', text: 'new c\n' },
    { path: 'overlays/c/operator/more.yaml', text: 'more\n' },
  ],
  remove: ['overlays/b/kafka.yaml', 'overlays/b/patch.yaml', 'overlays/gone.yaml'],
};
const after = {
  'overlays/a/kafka.yaml': 'new a\n',
  'overlays/a/notes.txt': 'mine\n',
  'overlays/c/operator/kafka.yaml': 'new c\n',
  'overlays/c/operator/more.yaml': 'more\n',
};

function repository(): string {
  const root = makeFolder();
  writeTexts(root, before);
  return root;
}

/** Every file with its text, and folders that are empty. */
function contents(root: string, folder = ''): Record<string, string> {
  const found: Record<string, string> = {};
  const names = readdirSync(join(root, folder)).sort();
  if (names.length === 0) found[`${folder}/`] = '(empty)';
  for (const name of names) {
    const path = folder === '' ? name : `${folder}/${name}`;
    const kind = lstatSync(join(root, path));
    if (kind.isDirectory()) Object.assign(found, contents(root, path));
    else found[path] = kind.isSymbolicLink() ? '(link)' : readFileSync(join(root, path), 'utf8');
  }
  return found;
}

/** The sentence with which a change is refused. */
function refusal(root: string, change: FileChanges, onStep?: OnStep): string {
  try {
    writeFiles(root, change, onStep);
  } catch (error) {
    if (error instanceof WriteRefused) return error.message;
    throw error;
  }
  return 'was not refused';
}

test('writes, removes, and leaves nothing behind', () => {
  const root = repository();
  writeFiles(root, changes);
  expect(contents(root)).toEqual(after);
});

test('nothing to do touches nothing', () => {
  const root = makeFolder();
  writeFiles(root, { write: [], remove: [] });
  expect(contents(root)).toEqual({ '/': '(empty)' });
});

test('a failure at any step leaves everything as it was', () => {
  const steps: string[] = [];
  writeFiles(repository(), changes, (step) => steps.push(step));
  expect([...new Set(steps)].sort()).toEqual(['folder', 'move', 'remove', 'stage']);
  for (const index of steps.keys()) {
    const root = repository();
    let count = 0;
    const full: OnStep = () => {
      if (count++ === index) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
    };
    expect(refusal(root, changes, full)).toMatch(
      /^`[^`]+` cannot be written \(the disk is full\); nothing was changed\.$/,
    );
    expect(contents(root), `failed at step ${index}`).toEqual(before);
    writeFiles(root, changes);
    expect(contents(root)).toEqual(after);
  }
});

describe('is refused, and everything is as before', () => {
  test('a folder in the way', () => {
    const root = repository();
    mkdirSync(join(root, 'overlays/c/operator/more.yaml'), { recursive: true });
    writeFileSync(join(root, 'overlays/c/operator/more.yaml/x'), '');
    const there = contents(root);
    expect(refusal(root, changes)).toBe(
      '`overlays/c/operator/more.yaml` is a folder, but a file must be written there; move it away.',
    );
    expect(contents(root)).toEqual(there);
  });

  test('a file where a folder must be', () => {
    const root = repository();
    writeTexts(root, { 'overlays/c': 'x' });
    expect(refusal(root, changes)).toMatch(
      /^`overlays\/c\/operator\/kafka.yaml` cannot be written \(a part of the path is a file\)/,
    );
    expect(contents(root)).toEqual({ ...before, 'overlays/c': 'x' });
  });

  test('a link out of the repository: nothing is made there', () => {
    const root = repository();
    const outside = makeFolder();
    symlinkSync(outside, join(root, 'overlays/c'));
    expect(refusal(root, changes)).toBe(
      '`overlays/c/operator` is a link that leads out of the repository; nothing is written there.',
    );
    expect(contents(root)).toEqual({ ...before, 'overlays/c': '(link)' });
    expect(readdirSync(outside)).toEqual([]);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that may not be written to', () => {
    const root = repository();
    chmodSync(join(root, 'overlays/a'), 0o500);
    expect(refusal(root, changes)).toBe(
      '`overlays/a/kafka.yaml` cannot be written (permission denied); nothing was changed.',
    );
    chmodSync(join(root, 'overlays/a'), 0o700);
    expect(contents(root)).toEqual(before);
  });
});

test('a link in place of a file is replaced, and what it leads to is left alone', () => {
  const root = repository();
  symlinkSync('../a/notes.txt', join(root, 'overlays/b/link.yaml'));
  writeFiles(root, { write: [{ path: 'overlays/b/link.yaml', text: 'new\n' }], remove: [] });
  expect(contents(root)).toEqual({ ...before, 'overlays/b/link.yaml': 'new\n' });
});

describe('one writer at a time', () => {
  test('another one that runs', () => {
    const root = repository();
    writeTexts(root, { '.fleet-staging/pid': String(process.ppid) });
    expect(refusal(root, changes)).toBe(
      `Another \`fleet\` command (process ${process.ppid}) is writing here right now; wait for it, or delete \`.fleet-staging/\` if there is none.`,
    );
    expect(existsSync(join(root, '.fleet-staging/pid'))).toBe(true);
  });

  test('leftovers of one that was killed before it wrote its number', () => {
    const root = repository();
    mkdirSync(join(root, '.fleet-staging'));
    writeFiles(root, changes);
    expect(contents(root)).toEqual(after);
  });

  test('leftovers of one that was killed', () => {
    const root = repository();
    writeTexts(root, { '.fleet-staging/pid': '999999999', '.fleet-staging/new-0': 'half' });
    writeFiles(root, changes);
    expect(contents(root)).toEqual(after);
  });
});
