/** Owns which programs the rig is made of, and what is said where one of them cannot be had. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { goModuleFolder } from '../../../scripts/go-modules.ts';
import {
  apiServerBinary,
  argocdBinary,
  argocdVersion,
  controllerManagerBinary,
  etcdBinary,
  type Judge,
  kustomizeBinary,
} from '../../integration/judges.ts';

type Programs = readonly (readonly [name: string, found: Judge])[];

let known: Programs | undefined;

/** All of them, by name; those that cannot be had say why. Looked for once. */
export function rigPrograms(): Programs {
  known ??= findPrograms();
  return known;
}

function findPrograms(): Programs {
  return [
    ['git', onPath('git', 'Debian: git')],
    ['redis-server', onPath('redis-server', 'Debian: redis-server')],
    ['etcd', etcdBinary()],
    ['kube-apiserver', apiServerBinary()],
    ['kube-controller-manager', controllerManagerBinary()],
    ['kustomize', kustomizeBinary()],
    ['Argo CD', argocdBinary()],
    ["Argo CD's manifests", argocdSource()],
  ];
}

/** Empty when the rig can be started; otherwise what a test says when it is skipped. */
export function reasonToSkip(): string {
  const missing = rigPrograms().flatMap(([, found]) => ('missing' in found ? [found.missing] : []));
  return missing.length === 0 ? '' : ` (skipped: ${missing.join('; ')})`;
}

/** @throws where it cannot be had; `reasonToSkip` tells before. */
export function pathOf(name: string): string {
  const found = rigPrograms().find(([one]) => one === name)?.[1];
  if (found === undefined || 'missing' in found)
    throw new Error(`${name}: ${found?.missing ?? 'no program of the rig'}`);
  return found.path;
}

/** The folder of the module, with its CRDs and a script that the repo server calls. */
function argocdSource(): Judge {
  try {
    const path = goModuleFolder('github.com/argoproj/argo-cd/v3', `v${argocdVersion}`);
    return existsSync(join(path, 'manifests/crds'))
      ? { path }
      : { missing: `the module of Argo CD ${argocdVersion} has no manifests/crds` };
  } catch (error) {
    const isAbsent = (error as { code?: string }).code === 'ENOENT';
    return {
      missing: `Argo CD's manifests need ${isAbsent ? '`go`, which is not on the PATH' : `its module: ${error}`}`,
    };
  }
}

function onPath(command: string, source: string): Judge {
  try {
    const path = execFileSync('sh', ['-c', 'command -v "$1"', 'sh', command], { encoding: 'utf8' }).trim();
    return { path };
  } catch {
    return { missing: `there is no \`${command}\` here (${source})` };
  }
}
