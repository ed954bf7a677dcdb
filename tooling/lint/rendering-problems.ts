/**
 * Owns what is wrong with how an overlay is put together although it renders, or in words that fit better than the renderer's: a base
 * that is not there, patches that match nothing.
 */
import { argocdDirectory, sets } from '../generate/argocd/names.ts';
import { laterPatches, overlayOf } from '../generate/kafka-overlay.ts';
import { operatorSource } from '../generate/operator-bases.ts';
import type { Fleet, KafkaCluster, KubernetesCluster } from '../model/model.ts';
import { running } from '../model/removal.ts';
import type { Rendering } from '../render/rendered.ts';
import { type Origin, originAt } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { type Documents, fileProblem, joinPath } from '../source/tree.ts';

/** Where the Kafka resource of a cluster comes from. */
export function baseOf(cluster: KafkaCluster): string {
  return `base/kafka/${cluster.spec.stack}`;
}

/** Bases that overlays of these clusters build on. */
export function wantedBases(fleet: Fleet): ReadonlySet<string> {
  return new Set([
    ...running(fleet).kafkaClusters.map(baseOf),
    ...fleet.kubernetesClusters.flatMap((one) => Object.values(operatorSource(one))),
  ]);
}

/** Bases that overlays build on and that are not there. Said once, and not at every cluster. */
export function missingBases(documents: Documents, fleet: Fleet): ReadonlySet<string> {
  return new Set([...wantedBases(fleet)].filter((directory) => documents.kind(directory) !== 'directory').sort());
}

/** A release that cannot be installed, and a vendored copy that is not whole, have messages of their own. */
export function missingBaseProblems(missing: ReadonlySet<string>, fleet: Fleet): readonly Problem[] {
  const toldElsewhere = new Set(
    fleet.kubernetesClusters.flatMap((one) => {
      const source = operatorSource(one);
      return one.spec.strimzi.install === 'vendored' || missing.has(source.operator) ? Object.values(source) : [];
    }),
  );
  return [...missing]
    .filter((directory) => !toldElsewhere.has(directory))
    .map((directory) =>
      fileProblem(
        directory,
        `\`${directory}/\` is missing, and overlays build on it; restore it from Git.`,
        'kustomization',
      ),
    );
}

/** Kustomize does not tell when a patch matches nothing. The overlay's own first patch makes the base this cluster. */
export function patchProblems(
  rendering: Rendering,
  kubernetes: KubernetesCluster,
  cluster?: KafkaCluster,
): readonly Problem[] {
  // What `deletable` names and is not there is told by a rule.
  const told = new Set([kubernetes, ...(cluster === undefined ? [] : [cluster])].flatMap(deletablePlaces));
  const own = cluster === undefined ? -1 : rendering.patches.length - 1 - laterPatches(cluster);
  return rendering.patches.flatMap(({ origin, matched }, index) => {
    if (matched > 0 || told.has(placeOf(origin))) return [];
    if (cluster !== undefined && index === own) return [unnamedMissing(cluster)];
    const message =
      'This patch matches no object, which Kustomize does not tell; correct its `target`, or delete the patch.';
    return [{ id: 'kustomization', message, origin }];
  });
}

/** What the base of Argo CD's side no longer gives under the name by which an overlay makes it its own. */
export function argocdBaseProblems({ objects, problems }: Rendering, { id }: KubernetesCluster): readonly Problem[] {
  if (problems.length > 0) return [];
  const wanted = [
    ...sets.map(({ name }) => ({ kind: 'ApplicationSet', name })),
    ...new Set(sets.map(({ project }) => project)),
  ].map((one) => (typeof one === 'string' ? { kind: 'AppProject', name: one } : one));
  const base = 'base/argocd/kubernetes';
  return wanted.flatMap(({ kind, name }) =>
    objects.some((one) => one.kind === kind && one.name === `${id}-${name}`)
      ? []
      : [
          fileProblem(
            joinPath(base, 'kustomization.yaml'),
            `\`${base}/\` gives no ${kind} \`${name}\`, which \`${argocdDirectory(id)}/\` makes its own; restore it from Git, under that name.`,
            'kustomization',
          ),
        ],
  );
}

function deletablePlaces({ spec, node }: KafkaCluster | KubernetesCluster): readonly string[] {
  return (spec.deletable ?? []).map((_, index) => placeOf(originAt(node, ['deletable', index])));
}

function placeOf({ file, start }: Origin): string {
  return `${file.path}:${start}`;
}

function unnamedMissing(cluster: KafkaCluster): Problem {
  const base = baseOf(cluster);
  const path = joinPath(base, 'kustomization.yaml');
  const message = `\`${base}/\` gives no Kafka resource \`UNNAMED\`, which \`${overlayOf(cluster)}/\` makes its own; name it so again.`;
  return fileProblem(path, message, 'kustomization');
}
