/** Owns the repository that Argo CD reads: a copy of the working tree as it is on the disk, under version control of its own. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Contents by path; nothing where the file goes. A path that ends in `/` is a folder, which can only go. */
export type Changes = Readonly<Record<string, string | undefined>>;

export interface Remote {
  /** For `repoURL`. */
  readonly url: string;
  /** Where its files are. */
  readonly folder: string;
  /** Paths of the files below a folder. */
  files(below: string): readonly string[];
  /** @returns the commit's full hash. */
  commit(changes: Changes, message: string): string;
}

/** The branch that is served. */
export const branch = 'main';

/** @param folder to be made; whoever asks for it takes it away. */
export function openRemote(repositoryRoot: string, folder: string): Remote {
  mkdirSync(folder);
  // Only its own settings: a person's would sign commits or ask for a passphrase.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const git = (cwd: string, ...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const files = git(repositoryRoot, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of new Set(files.filter((one) => one !== '' && existsSync(join(repositoryRoot, one))))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repositoryRoot, file), join(folder, file));
  }
  git(folder, 'init', '--quiet', '--initial-branch', branch);
  git(folder, 'config', 'user.name', 'e2e');
  git(folder, 'config', 'user.email', 'e2e@localhost');
  const commit: Remote['commit'] = (changes, message) => {
    for (const [path, contents] of Object.entries(changes)) {
      const target = join(folder, path);
      if (contents === undefined) rmSync(target, { recursive: true });
      else {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, contents);
      }
    }
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', message);
    return git(folder, 'rev-parse', 'HEAD').trim();
  };
  commit({}, 'The working tree');
  return {
    url: `file://${folder}`,
    folder,
    files: (below) =>
      git(folder, 'ls-files', '-z', below)
        .split('\0')
        .filter((one) => one !== ''),
    commit,
  };
}
