/**
 * Owns getting the real programs that tests compare with: built once with the ordinary `go` command into a cache outside of the tree,
 * or taken from the PATH when it has the version wanted.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { goModuleFolder } from '../../scripts/go-modules.ts';

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

/** Checks workflows of GitHub. */
export const actionlintVersion = '1.7.12';

export function actionlintBinary(): Judge {
  return installWithGo(
    `actionlint-${actionlintVersion}`,
    'actionlint',
    `github.com/rhysd/actionlint/cmd/actionlint@v${actionlintVersion}`,
  );
}

/** A release of Kubernetes and the etcd that its own tests use. */
export const kubernetesVersion = '1.36.1';
export const etcdVersion = '3.6.8';

/** Half a minute where it is not in the cache. */
export function etcdBinary(): Judge {
  const module = 'go.etcd.io/etcd/server/v3';
  return buildModule({
    name: `etcd-${etcdVersion}`,
    program: 'etcd',
    module,
    version: `v${etcdVersion}`,
    main: module,
  });
}

/** Some five minutes where it is not in the cache. */
export function apiServerBinary(): Judge {
  return kubernetesProgram(`kubernetes-${kubernetesVersion}`, 'kube-apiserver');
}

/** Collects garbage and empties namespaces. A minute where the API server has been built before it. */
export function controllerManagerBinary(): Judge {
  return kubernetesProgram(`kube-controller-manager-${kubernetesVersion}`, 'kube-controller-manager');
}

function kubernetesProgram(name: string, program: string): Judge {
  return buildModule({
    name,
    program,
    module: 'k8s.io/kubernetes',
    version: `v${kubernetesVersion}`,
    main: `k8s.io/kubernetes/cmd/${program}`,
    // Its libraries stand beside it in its repository; published, each is a module of its own, v0.x for Kubernetes 1.x.
    replaced: `v0.${kubernetesVersion.slice('1.'.length)}`,
  });
}

/** Needs Go 1.26; some five minutes where it is not in the cache. One program, which acts as the part of Argo CD that it is called by. */
export const argocdVersion = '3.5.7';

const argocdModule = 'github.com/argoproj/argo-cd/v3';
/** The engine stands beside it in its repository; published, it has a version of its own, of the same commit. */
const argocdEngine = 'v0.0.0-20260914071520-c9c369efcc5b';

export function argocdBinary(): Judge {
  return buildModule({
    name: `argocd-${argocdVersion}`,
    program: 'argocd',
    module: argocdModule,
    version: `v${argocdVersion}`,
    main: `${argocdModule}/cmd`,
    replaced: argocdEngine,
  });
}

/**
 * Asks Argo CD's own code whether a sync may begin, at times of a clock that a program of ours sets: the package of its types stands
 * beside that program as a copy, which asks `Now` for the time. Half a minute more than `argocdBinary` where it is not in the cache.
 */
export function syncWindowsJudge(): Judge {
  const program = readFileSync(new URL('./sync-windows.go', import.meta.url), 'utf8');
  const hash = createHash('sha256').update(program).digest('hex').slice(0, 8);
  return buildModule({
    name: `argocd-sync-windows-${argocdVersion}-${hash}`,
    program: 'sync-windows',
    module: argocdModule,
    version: `v${argocdVersion}`,
    main: '.',
    sources: (module) => ({ 'main.go': program, ...typesWithClock(module) }),
    replaced: argocdEngine,
  });
}

function typesWithClock(module: string): Readonly<Record<string, string>> {
  const folder = 'pkg/apis/application/v1alpha1';
  const texts = readdirSync(join(module, folder))
    .filter((file) => file.endsWith('.go') && !file.endsWith('_test.go'))
    .map((file) => [file, readFileSync(join(module, folder, file), 'utf8').replaceAll('time.Now()', 'Now()')] as const);
  const clock = 'package v1alpha1\n\nimport "time"\n\nvar Now = time.Now\n';
  return Object.fromEntries([...texts, ['clock.go', clock] as const].map(([file, text]) => [`types/${file}`, text]));
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

export function cacheFolder(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'kafka-fleet', 'judges', name);
}

/** Whether a folder of the cache is there, so that nothing is built. */
export function isBuilt(name: string): boolean {
  return existsSync(cacheFolder(name));
}

export interface ModuleBuild {
  /** The folder in the cache. */
  readonly name: string;
  readonly program: string;
  readonly module: string;
  readonly version: string;
  /** The package to build; `.` for a program of our own. */
  readonly main: string;
  /** Files of a program of our own, by path, from the folder of the module. */
  readonly sources?: (module: string) => Readonly<Record<string, string>>;
  /** The version in place of those modules that the module takes from its own repository. */
  readonly replaced?: string;
  /** Build tags. */
  readonly tags?: readonly string[];
}

/** @param flags of `go install`. */
export function installWithGo(name: string, program: string, module: string, flags: readonly string[] = []): Judge {
  return build(name, program, (folder) => {
    runGo(['install', ...flags, module], folder, { GOBIN: folder });
  });
}

/** Builds a program that `go install` refuses, since its module replaces others: in a module that requires it and replaces them anew. */
export function buildModule({
  name,
  program,
  module,
  version,
  main,
  sources,
  replaced,
  tags = [],
}: ModuleBuild): Judge {
  return build(name, program, (folder) => {
    const work = join(folder, 'module');
    mkdirSync(work);
    const replacements =
      replaced === undefined ? [] : replacementsOf(module, version, replaced, folder).map((one) => `-replace=${one}`);
    for (const [path, text] of Object.entries(sources?.(goModuleFolder(module, version)) ?? {})) {
      mkdirSync(dirname(join(work, path)), { recursive: true });
      writeFileSync(join(work, path), text);
    }
    runGo(['mod', 'init', 'judge'], work);
    runGo(['mod', 'edit', `-require=${module}@${version}`, ...replacements], work);
    // Without what only a debugger reads.
    runGo(['build', `-tags=${tags.join(',')}`, '-ldflags=-s -w', '-o', join(folder, program), main], work);
    rmSync(work, { recursive: true });
  });
}

/** What a module replaces, with the modules that it takes from folders of its own repository at the version they are published as. */
function replacementsOf(module: string, version: string, published: string, cwd: string): readonly string[] {
  const { GoMod } = JSON.parse(runGo(['mod', 'download', '-json', `${module}@${version}`], cwd)) as { GoMod: string };
  return [...readFileSync(GoMod, 'utf8').matchAll(/^(?:replace)?\s*(\S+) => (\S+)(?: (v\S+))?$/gm)].flatMap(
    ([, path = '', target = '', at]) => {
      if (target.startsWith('./')) return [`${path}=${path}@${published}`];
      return at === undefined ? [] : [`${path}=${target}@${at}`];
    },
  );
}

/** Builds into a folder beside and renames it, so that an interrupted build is no program. */
export function build(name: string, program: string, into: (folder: string) => void): Judge {
  const folder = cacheFolder(name);
  const path = join(folder, program);
  if (existsSync(path)) return { path };
  const building = `${folder}.${process.pid}`;
  mkdirSync(building, { recursive: true });
  try {
    into(building);
  } catch (error) {
    const { code, stderr, stdout } = error as { code?: string; stderr?: string | Buffer; stdout?: string | Buffer };
    // Maven tells its errors on the standard output.
    const said = [stderr, stdout].map((one) => String(one ?? '').trim()).find((one) => one !== '');
    rmSync(building, { recursive: true, force: true });
    return {
      missing:
        code === 'ENOENT'
          ? `${program} needs \`go\`, which is not on the PATH`
          : `${program} cannot be built: ${said?.slice(-500) ?? String(error)}`,
    };
  }
  renameSync(building, folder);
  return { path };
}

/** What a `go` command prints. It ends in half an hour whatever happens. */
function runGo(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  return execFileSync('go', args, {
    cwd,
    env: { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off', ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
    timeout: 30 * 60_000,
  });
}
