/**
 * Owns telling of a base that is edited for several rings at once, where the fleet has rings: it may be meant, and then somebody says
 * so in `accept` of `clusters/rings.yaml`.
 */
import { generateOverlays, type Overlays } from '../../generate/generate.ts';
import { loadFleet } from '../../model/load.ts';
import type { Fleet, Rings } from '../../model/model.ts';
import { kustomizationOf, ringOf } from '../../model/rings.ts';
import { closureOf } from '../../render/closure.ts';
import { createRenderer } from '../../render/render.ts';
import type { Problem } from '../../source/problem.ts';
import { type Documents, fileProblem, isProblem, parentOf, withGenerated } from '../../source/tree.ts';
import { kubernetesOf, type Since } from '../scope.ts';
import type { Day } from '../suppress/entry.ts';
import { meaningOf, objectsText } from './ring-changes.ts';

/** @param date today; without it no line of `accept` is over. */
export function baseEdits(
  since: Since,
  after: Documents,
  fleet: Fleet,
  overlays: Overlays,
  date: Day | undefined,
): readonly Problem[] {
  const { rings } = fleet;
  if (rings === undefined || rings.spec.rings.length < 2) return [];
  const byBase = new Map<string, string[]>();
  for (const path of [...since.changed].sort()) {
    if (!isOfBase(path) || isOnItsWay(path, rings) || meaningOf(since.documents, path) === meaningOf(after, path))
      continue;
    const base = folderOf(path, since.documents, after);
    byBase.set(base, [...(byBase.get(base) ?? []), path]);
  }
  const left = [...byBase].filter(([base]) => !isAccepted(base, rings, date));
  if (left.length === 0) return [];
  const reached = reachOf(since.documents, after, fleet, overlays);
  return left.flatMap(([base, paths]) => {
    const names = reached(paths, rings);
    if (names.length < 2) return [];
    const [path = base] = paths;
    const file = after.kind(path) === 'file' ? after.text(path) : undefined;
    const origin = file === undefined || isProblem(file) ? fileProblem(path, '').origin : { file, start: 0, end: 0 };
    const rest = names.map((one) => `\`${one}\``).join(' and ');
    const message = `This edit of \`${base}\` reaches rings ${rest} at once; make it a component that goes from ring to ring, or name \`${base}\` in \`accept\` of \`${rings.path}\`.`;
    return [{ id: 'base-edit-reaches-rings', message, origin }];
  });
}

function isOfBase(path: string): boolean {
  return path.startsWith('base/') && !path.startsWith('base/argocd/') && !path.endsWith('.md');
}

/** Files of a change: the ring that has reached is told of elsewhere. */
function isOnItsWay(path: string, { changes }: Rings): boolean {
  return changes.some(({ component, replacement }) => path.startsWith(`${component ?? replacement}/`));
}

function isAccepted(base: string, { spec }: Rings, date: Day | undefined): boolean {
  return (spec.accept ?? []).some(
    (one) =>
      (base === one.base || base.startsWith(`${one.base}/`)) &&
      (date === undefined || one.until.slice(0, date.length) >= date),
  );
}

function folderOf(path: string, ...sides: readonly Documents[]): string {
  let folder = parentOf(path);
  while (folder.includes('/') && sides.every((one) => kustomizationOf(one, folder) === undefined))
    folder = parentOf(folder);
  return folder;
}

/** Names of rings in which an overlay that reads one of these paths has other objects, two at most: that is what is asked. */
function reachOf(before: Documents, after: Documents, fleet: Fleet, overlays: Overlays) {
  const made = generateOverlays(loadFleet(before));
  const isShared = (directory: string): boolean => !directory.startsWith('overlays/');
  const trees = [
    withGenerated(before, [...made.values()].flat()),
    withGenerated(after, [...overlays.values()].flat()),
  ] as const;
  const [stood, stand] = [createRenderer(trees[0], isShared), createRenderer(trees[1], isShared)];
  const closures = trees.map((one) => closureOf(one));
  const rings = new Map(fleet.kubernetesClusters.map((one) => [one.id, one]));
  return (paths: readonly string[], all: Rings): readonly string[] => {
    const found = new Set<number>();
    for (const directory of overlays.keys()) {
      const kubernetes = rings.get(kubernetesOf(`${directory}/`) ?? '');
      if (kubernetes === undefined || !made.has(directory) || found.size > 1) continue;
      const ring = ringOf(all, kubernetes);
      if (found.has(ring) || !closures.some((one) => one.reads(directory, paths))) continue;
      if (objectsText(stood, directory) !== objectsText(stand, directory)) found.add(ring);
    }
    return [...found].sort((a, b) => a - b).map((one) => all.spec.rings[one] ?? '');
  };
}
