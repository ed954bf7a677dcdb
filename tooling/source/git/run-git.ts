/**
 * Owns starting Git: reading only, whatever the environment and the configuration of the repository ask for. No lock is taken, nothing is
 * fetched, and no program is run that a repository could name.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';

export interface GitRun {
  /** Undefined where Git did not end by itself. */
  readonly code: number | undefined;
  readonly out: Buffer;
  /** What it said to people, in English. */
  readonly error: string;
}

/** There is no Git that could be started. */
export class NoGit extends Error {}

/** What leads Git elsewhere: a hook, for one, runs with the index of a commit that is being made. */
const redirecting: readonly string[] = [
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_ATTR_SOURCE',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIFF_OPTS',
  'GIT_DIR',
  'GIT_EXTERNAL_DIFF',
  'GIT_GLOB_PATHSPECS',
  'GIT_GRAFT_FILE',
  'GIT_ICASE_PATHSPECS',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INDEX_VERSION',
  'GIT_LITERAL_PATHSPECS',
  'GIT_NAMESPACE',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REDIRECT_STDERR',
  'GIT_REDIRECT_STDIN',
  'GIT_REDIRECT_STDOUT',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
];

/** Settings that would run a program, or hide a difference. An empty name of a program is none, in old releases of Git as well. */
const settings: readonly string[] = [
  'core.fsmonitor=',
  'core.hooksPath=/dev/null',
  'core.ignoreStat=false',
  'core.quotePath=false',
  'diff.autoRefreshIndex=true',
  'gc.auto=0',
  'maintenance.auto=false',
  // A folder that looks like a repository is none because of that.
  'safe.bareRepository=explicit',
];

/** @param filters names of the configured filters, none of which is run. */
export function startGit(
  root: string,
  args: readonly string[],
  filters: readonly string[] = [],
): ChildProcessWithoutNullStreams {
  const written = ['--no-pager', ...settings.flatMap((one) => ['-c', one]), ...args];
  return spawn('git', written, { cwd: root, env: environment(filters), stdio: 'pipe', windowsHide: true });
}

/** Runs to the end. @throws NoGit */
export function runGit(root: string, args: readonly string[], filters: readonly string[] = []): Promise<GitRun> {
  return new Promise((resolve, reject) => {
    const child = startGit(root, args, filters);
    const out: Buffer[] = [];
    const error: Buffer[] = [];
    child.on('error', (cause) => reject(new NoGit(cause.message)));
    child.stdin.on('error', () => undefined);
    child.stdin.end();
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => error.push(chunk));
    child.on('close', (code) =>
      resolve({ code: code ?? undefined, out: Buffer.concat(out), error: Buffer.concat(error).toString('utf8') }),
    );
  });
}

function environment(filters: readonly string[]): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env };
  for (const name of redirecting) delete env[name];
  Object.assign(env, {
    // Git writes the index anew when it has looked at files; not for us.
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // What a partial clone lacks is not fetched file by file behind somebody's back. The second is for releases before 2.45.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
    LANGUAGE: 'C',
  });
  // Names of filters may hold `=`, which `-c` would end at.
  let count = Number(env['GIT_CONFIG_COUNT'] ?? 0);
  if (!Number.isSafeInteger(count) || count < 0) return env;
  for (const filter of filters) {
    for (const [key, value] of Object.entries({ clean: '', smudge: '', process: '', required: 'false' })) {
      env[`GIT_CONFIG_KEY_${count}`] = `filter.${filter}.${key}`;
      env[`GIT_CONFIG_VALUE_${count}`] = value;
      count++;
    }
  }
  if (count > 0) env['GIT_CONFIG_COUNT'] = String(count);
  return env;
}
