/** Owns running kubectl, for the commands that set up what git cannot: Argo CD itself, and the credentials of Kubernetes clusters. */
import { spawn } from 'node:child_process';
import { visible } from '../source/show.ts';
import { UsageError } from './usage.ts';

export interface Kubectl {
  /** @returns what it prints. @throws UsageError with what it says where it fails. */
  run(args: readonly string[], input?: string): Promise<string>;
  /** Whether something is there. */
  has(...args: readonly string[]): Promise<boolean>;
}

/** What changes objects is done as the controller that goes on with them: fields of another manager would stay for ever. */
export const fieldManager = 'argocd-controller';

/** @param context of the kubeconfig; the current one where left out. */
export function kubectl(context: string | undefined): Kubectl {
  const own = context === undefined ? [] : ['--context', context];
  const call = (args: readonly string[], input?: string): Promise<Ended> => start([...own, ...args], input);
  return {
    async run(args, input) {
      const { code, stdout, stderr } = await call(args, input);
      if (code !== 0) throw new UsageError(`\`kubectl ${[...own, ...args].join(' ')}\` failed: ${firstOf(stderr)}`);
      return stdout;
    },
    async has(...args) {
      const { code, stdout, stderr } = await call(['get', ...args, '--ignore-not-found', '--output', 'name']);
      if (code !== 0)
        throw new UsageError(`\`kubectl ${[...own, 'get', ...args].join(' ')}\` failed: ${firstOf(stderr)}`);
      return stdout.trim() !== '';
    },
  };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[], input: string | undefined): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('kubectl', args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: string[] = [];
    const stderr: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => void stdout.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => void stderr.push(text));
    child.on('error', (error: Error & { readonly code?: string }) =>
      reject(
        new UsageError(
          error.code === 'ENOENT'
            ? '`kubectl` is not on the PATH; install it, or run with `--dry-run` and apply what is printed by other means.'
            : `\`kubectl\` cannot be started: ${error.message}`,
        ),
      ),
    );
    child.on('close', (code) => resolve({ code, stdout: stdout.join(''), stderr: stderr.join('') }));
    // It may end before it has read everything; what it says then is told.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
  });
}

function firstOf(stderr: string): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^(?:[EWI]\d{4} |Warning:)/.test(line));
  return visible(lines[0] ?? 'it says nothing');
}
