/**
 * Owns how scripts reach the source of Go modules: through the ordinary `go` command and its cache.
 */
import { execFileSync } from 'node:child_process';

/** The folder of a module version, downloaded where it is not in the cache. */
export function goModuleFolder(path: string, version: string): string {
  const output = runGo(['mod', 'download', '-json', `${path}@${version}`]);
  const { Dir } = JSON.parse(output) as { Dir?: string };
  if (Dir === undefined) throw new Error(`\`go mod download ${path}@${version}\` names no folder: ${output}`);
  return Dir;
}

export function runGo(args: readonly string[], cwd?: string): string {
  return execFileSync('go', args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' },
    ...(cwd === undefined ? {} : { cwd }),
  });
}
