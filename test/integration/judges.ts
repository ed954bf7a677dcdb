/**
 * Owns getting the real programs that tests compare with: built once with the ordinary `go` command into a cache outside of the tree,
 * or taken from the PATH when it has the version wanted.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A program that can be run, or why it cannot. */
export type Judge = { readonly path: string } | { readonly missing: string };

/** What Argo CD 3.5 bundles. */
export const kustomizeVersion = '5.8.1';

export function kustomizeBinary(): Judge {
  if (versionOf('kustomize') === `v${kustomizeVersion}`) return { path: 'kustomize' };
  return installWithGo(
    `kustomize-${kustomizeVersion}`,
    'kustomize',
    `sigs.k8s.io/kustomize/kustomize/v5@v${kustomizeVersion}`,
  );
}

/** Those of the commands that cannot be run here. */
export function absentCommands(...commands: readonly string[]): readonly string[] {
  return commands.filter((command) => {
    try {
      execFileSync(command, [command === 'go' ? 'version' : '-version'], { stdio: 'ignore' });
      return false;
    } catch {
      return true;
    }
  });
}

function versionOf(command: string): string | undefined {
  try {
    return execFileSync(command, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

function cacheFolder(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kafka-fleet', 'judges', name);
}

/** Builds into a folder beside and renames it, so that an interrupted build is no program. */
function installWithGo(name: string, program: string, module: string): Judge {
  const folder = cacheFolder(name);
  const path = join(folder, program);
  if (existsSync(path)) return { path };
  const building = `${folder}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  try {
    execFileSync('go', ['install', module], {
      env: { ...process.env, GOBIN: building, GOFLAGS: '', GOWORK: 'off' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: Buffer };
    return {
      missing:
        code === 'ENOENT'
          ? `${program} needs \`go\`, which is not on the PATH`
          : `\`go install ${module}\` failed: ${stderr?.toString().trim() ?? String(error)}`,
    };
  }
  renameSync(building, folder);
  return { path };
}
