/** Owns where the operator's own objects come from: the base of its release, or the copy that `fleet vendor` took. */
import type { KubernetesCluster } from '../model/model.ts';
import { type Documents, joinPath } from '../source/tree.ts';
import { vendoredDirectory } from './vendored.ts';

const operatorBases = 'base/operator';

/** Folders beside those of the releases: what all of them are built of, and the CRDs of each. */
const shared: readonly string[] = ['shared', 'crds'];

export interface OperatorSource {
  readonly operator: string;
  readonly crds: string;
}

export function operatorSource({ spec }: KubernetesCluster): OperatorSource {
  const { release, install } = spec.strimzi;
  if (install === 'vendored') {
    const directory = vendoredDirectory(release);
    return { operator: `${directory}/operator`, crds: `${directory}/crds` };
  }
  return { operator: `${operatorBases}/${release}`, crds: `${operatorBases}/crds/${release}` };
}

/** Releases that `install: base` can install, as the repository has them: a team that adds a folder adds a release. Sorted by name. */
export function releasesWithBase(documents: Documents): readonly string[] {
  return [...documents.list(operatorBases)]
    .filter(([name, kind]) => kind === 'directory' && !shared.includes(name))
    .filter(([name]) => documents.kind(joinPath(joinPath(operatorBases, name), 'kustomization.yaml')) === 'file')
    .map(([name]) => name);
}
