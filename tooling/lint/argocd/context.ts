/**
 * Owns what rules see of Argo CD's side of a Kubernetes cluster: objects of its overlay and of the hub's, the files that sets make
 * Applications from, also those that a person added, and what the other Kubernetes clusters have taken already.
 */
import { argocdDirectory } from '../../generate/argocd/names.ts';
import { readsOf } from '../../generate/argocd/reads.ts';
import type { Overlays } from '../../generate/generate.ts';
import type { ArgoCd, Fleet, KubernetesCluster } from '../../model/model.ts';
import { type Closure, closureOf } from '../../render/closure.ts';
import type { RenderedObject } from '../../render/rendered.ts';
import type { ApplicationFile, ArgoCdContext } from '../../rules/context.ts';
import { nodeAt, type YamlMap } from '../../source/node.ts';
import { once } from '../../source/once.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, joinPath } from '../../source/tree.ts';
import { readApplicationFile } from './files.ts';
import { filesMatching, type Globbing } from './globs.ts';
import { takenNames, twinsOf } from './taken.ts';

export interface ArgoCdSide {
  /** What rules see of one Kubernetes cluster, and faults of files that nothing else reads. */
  of(
    kubernetes: KubernetesCluster,
    found: Pick<ArgoCdContext, 'hub' | 'own' | 'overlays'> & { readonly handmade: readonly string[] },
  ): { readonly context: ArgoCdContext; readonly problems: readonly Problem[] };
}

/**
 * @param documents with generated overlays laid over them.
 * @param committed what is on disk: what is said of other Kubernetes clusters is taken from there, so that it is the same whether they
 * are looked at or not.
 */
export function argocdSide(
  authored: ArgoCd,
  {
    fleet,
    documents,
    committed,
    overlays,
  }: {
    readonly fleet: Fleet;
    readonly documents: Documents;
    readonly committed: Documents;
    readonly overlays: Overlays;
  },
): ArgoCdSide {
  const generated = new Set([...overlays.values()].flat().map(({ path }) => path));
  const read = new Map<string, ApplicationFile | undefined>();
  const fileAt = (path: string): ApplicationFile | undefined => {
    if (!read.has(path)) read.set(path, readApplicationFile(path, documents, generated.has(path)));
    return read.get(path);
  };
  const matches = new Map<string, readonly ApplicationFile[]>();
  const closure = once(() => closureOf(documents));
  const names = once(() => takenNames(fleet.ids, committed));
  const twins = once(() => twinsOf(fleet.ids, committed));
  return {
    of(kubernetes, found) {
      const { id } = kubernetes;
      const globbing = globbingOf(found.hub);
      const matching = (pattern: string): readonly ApplicationFile[] => {
        const key = `${globbing} ${pattern}`;
        const files =
          matches.get(key) ?? filesMatching(documents, pattern, globbing).flatMap((path) => fileAt(path) ?? []);
        matches.set(key, files);
        return files;
      };
      const files = filesMatching(documents, `${argocdDirectory(id)}/applications`, 'git').flatMap(
        (path) => fileAt(path) ?? [],
      );
      const problems = files.flatMap((one) => (one.readable || one.generated ? [] : documents.yaml(one.path).problems));
      const context: ArgoCdContext = {
        ...found,
        handmade: new Map(rolledOut(found, closure, documents)),
        reads: (overlay) => readsOf(overlay, documents, closure()),
        authored,
        hub: found.hub.filter((one) => !isOfAnother(one, id)),
        matching,
        files,
        taken: (name) =>
          names()
            .get(name)
            ?.find((one) => one.id !== id)?.from,
        twin: twins()
          .get(kubernetes.spec.destination)
          ?.find((one) => one !== id),
        kind: (path) => documents.kind(path),
      };
      return { context, problems };
    },
  };
}

/** A folder that others build on is none of its own. */
function rolledOut(
  { handmade, overlays }: { readonly handmade: readonly string[]; readonly overlays: ReadonlyMap<string, unknown> },
  closure: () => Closure,
  documents: Documents,
): readonly (readonly [string, YamlMap])[] {
  if (handmade.length === 0) return [];
  const usedBy = (directory: string): boolean =>
    [...overlays.keys()].some((one) => one !== directory && closure().names(one).has(directory));
  return handmade.flatMap((directory) => {
    const [root] = documents.yaml(joinPath(directory, 'kustomization.yaml')).documents;
    return root?.kind !== 'map' || usedBy(directory) ? [] : [[directory, root] as const];
  });
}

/** What makes the Applications of another Kubernetes cluster is told there. */
function isOfAnother({ kind, node }: RenderedObject, id: string): boolean {
  if (kind !== 'Application') return false;
  const path = nodeAt(node, ['spec', 'source', 'path']);
  const other = path?.kind === 'scalar' ? /^overlays\/([^/]+)\/argocd$/.exec(String(path.value))?.[1] : undefined;
  return other !== undefined && other !== id;
}

function globbingOf(hub: readonly RenderedObject[]): Globbing {
  const settings = hub.find((one) => one.kind === 'ConfigMap' && one.name === 'argocd-cmd-params-cm');
  const value = settings && nodeAt(settings.node, ['data', 'applicationsetcontroller.enable.new.git.file.globbing']);
  return value?.kind === 'scalar' && String(value.value) === 'true' ? 'new' : 'git';
}
