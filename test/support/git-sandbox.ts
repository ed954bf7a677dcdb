/** Owns repositories of Git for tests, in folders of their own that are gone afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openCheckout } from '../../tooling/source/disk.ts';
import { type Documents, openDocuments } from '../../tooling/source/tree.ts';

export interface Sandbox {
  readonly root: string;
  git(...args: readonly string[]): string;
  write(files: Readonly<Record<string, string | Buffer>>): void;
  remove(...paths: readonly string[]): void;
  /** Takes all that is on disk. */
  commit(message?: string): string;
  documents(): Documents;
}

/** Nobody's own settings, and no program that signs or asks. */
const environment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))),
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export const hasGit: boolean = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    process.stderr.write('There is no Git here, so nothing that needs it is tested.\n');
    return false;
  }
})();

const made: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-git-'));
  made.push(folder);
  return folder;
}

export function removeSandboxes(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function runIn(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim();
}

export function openSandbox(root: string): Sandbox {
  const git = (...args: readonly string[]): string => runIn(root, ...args);
  return {
    root,
    git,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    },
    remove(...paths) {
      for (const path of paths) rmSync(join(root, path), { recursive: true });
    },
    commit(message = 'a change') {
      git('add', '--all', '--force');
      git('commit', '--quiet', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    documents: () => openDocuments(openCheckout(root)),
  };
}

/** A repository with these files in a first commit on `main`. */
export function sandbox(files: Readonly<Record<string, string | Buffer>> = {}): Sandbox {
  const folder = newFolder();
  runIn(folder, 'init', '--quiet', '--initial-branch=main', '.');
  const made = openSandbox(folder);
  made.write(files);
  if (Object.keys(files).length > 0) made.commit();
  return made;
}
