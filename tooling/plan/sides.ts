/**
 * Owns the two states that a plan compares: the fleet as it is committed, and as the working tree asks for it. What both share is parsed
 * once and rendered once at most; an overlay that cannot differ is not looked at.
 */
import { argocdDirectory, hubDirectory } from '../generate/argocd/names.ts';
import { generateOverlays, type Overlays, overlayDirectory, overlaysRoot } from '../generate/generate.ts';
import { overlayOf } from '../generate/kafka-overlay.ts';
import { operatorDirectories } from '../generate/operator-overlay.ts';
import { committedRelease } from '../lint/changes/committed.ts';
import { handmadeOverlays } from '../lint/handmade-overlays.ts';
import { checkReleases } from '../lint/releases.ts';
import { decidesVerdicts, reachOf } from '../lint/since/reach.ts';
import { argocdFile, ringsFile } from '../model/fleet-files.ts';
import { loadFleet } from '../model/load.ts';
import type { Fleet } from '../model/model.ts';
import { createRenderer, type Renderer } from '../render/render.ts';
import type { RenderedObject } from '../render/rendered.ts';
import type { Problem } from '../source/problem.ts';
import { type Documents, isProblem, joinPath, withGenerated } from '../source/tree.ts';
import { type OperatorSides, operatorsIn } from './operators.ts';

const clusterFile = 'cluster.yaml';

export interface Side {
  /** What is committed or written, with what generate makes of it in its place where both mean the same. */
  readonly documents: Documents;
  readonly fleet: Fleet;
}

/** An overlay that is not the same on both sides, or not looked after by the same operator; undefined on the side where it is not. */
export interface OverlaySides {
  /** `overlays/hz-prod/orders` */
  readonly directory: string;
  readonly before: readonly RenderedObject[] | undefined;
  readonly after: readonly RenderedObject[] | undefined;
  /** Files and folders that either side is made from. */
  readonly files: ReadonlySet<string>;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
  /** By folder. */
  readonly overlays: readonly OverlaySides[];
  /** Operators with a variable that is in pods that they make and not what it was, by the id of the Kubernetes cluster. */
  readonly operators: ReadonlyMap<string, OperatorSides>;
  /** What keeps an overlay from being compared; faults of the working tree, which validate tells, are among them. */
  readonly problems: readonly Problem[];
}

/**
 * @param before the tree at the base, and `after` the working tree, sharing what did not change.
 * @param changed paths that differ between them.
 * @param only looks at one overlay (`hz-prod/orders`) or one Kubernetes cluster (`hz-prod`) alone.
 */
export function sidesOf(before: Documents, after: Documents, changed: ReadonlySet<string>, only?: string): Sides {
  const reached = only === undefined ? reachedBy(before, after, changed) : new Set(only.split('/').slice(0, 1));
  const now = sideOf(after, reached);
  const isSame = ![...changed].some((path) => path.startsWith('clusters/'));
  const then = isSame ? now.fleet : loadFleet(before, reached, { fleet: now.fleet, changed });
  const elsewhere = [...changed].some((path) => !path.startsWith('clusters/') && !path.startsWith(`${overlaysRoot}/`));
  const operated = operatedOtherwise(before, now.fleet);
  const touched = new Set([...changed].map(overlayDirectory));
  // In which ring a change is on is said for all of them.
  const same = changed.has(ringsFile) ? new Set<string>() : sameOverlays(then, now.fleet);
  // Neither what it follows from is another, nor what is written of it, nor what it builds on.
  const mayDiffer = (directory: string): boolean =>
    elsewhere || touched.has(directory) || operated.has(directory) || !(isSame || same.has(directory));
  const old = committed(before, isSame ? now.overlays : generateOverlays(then, now), mayDiffer);
  const [oldRenderer, nowRenderer] = [rendererOf(old), rendererOf(now.documents)];
  const part = only === undefined ? undefined : joinPath(overlaysRoot, only);
  const isInPart = (directory: string): boolean =>
    part === undefined || directory === part || directory.startsWith(`${part}/`);
  const ofOperators = new Set(now.fleet.kubernetesClusters.map((one) => operatorDirectories(one)[1]));
  const releases = checkReleases(now.fleet, after);
  const problems: Problem[] = [...now.fleet.problems, ...releases];
  const faulty = new Set(releases.map(({ origin }) => origin.file.path));
  const isFaulty = (directory: string): boolean => followsFromFault(after, now, then, faulty, directory);
  const overlays = directoriesOf(before, after, now.overlays, reached)
    .filter((directory) => isInPart(directory) || ofOperators.has(directory))
    .filter(mayDiffer)
    // The overlay of a file with a fault is not what it asks for, whatever it says.
    .filter((directory) => !isFaulty(directory))
    .flatMap((directory): readonly OverlaySides[] => {
      const isThere = isWanted(now.documents, directory, now.overlays, after);
      const isEqual = isThere && sameBelow(old, now.documents, directory);
      if (isEqual && !elsewhere && !operated.has(directory)) return [];
      const wanted = isThere ? nowRenderer.render(directory) : undefined;
      const isBuiltAlike = wanted === undefined || ![...changed].some((path) => wanted.files.has(path));
      if (isEqual && isBuiltAlike && !operated.has(directory)) return [];
      const there = hasKustomization(before, directory) ? oldRenderer.render(directory) : undefined;
      const faults = [...(wanted?.problems ?? []), ...(there?.problems ?? [])];
      problems.push(...faults);
      if (faults.length > 0 || (there === undefined && wanted === undefined)) return [];
      return [
        {
          directory,
          before: there?.objects,
          after: wanted?.objects,
          files: new Set([...(there?.files ?? []), ...(wanted?.files ?? [])]),
        },
      ];
    });
  const operators = operatorsIn(overlays);
  const found = new Set(overlays.map(({ directory }) => directory));
  // Nothing of them differs, and their nodes may restart.
  const reachedByOperators = now.fleet.kafkaClusters.flatMap((cluster): readonly OverlaySides[] => {
    const operator = operators.get(cluster.kubernetes.id);
    const directory = overlayOf(cluster);
    if (operator === undefined || found.has(directory) || !isInPart(directory) || isFaulty(directory)) return [];
    const { objects, files, problems: faults } = nowRenderer.render(directory);
    problems.push(...faults);
    if (faults.length > 0) return [];
    return [{ directory, before: objects, after: objects, files: new Set([...files, ...operator.files]) }];
  });
  return {
    before: { documents: old, fleet: then },
    after: now,
    overlays: sorted([...overlays.filter(({ directory }) => isInPart(directory)), ...reachedByOperators]),
    operators,
    problems: [...new Set(problems)],
  };
}

function sorted(overlays: readonly OverlaySides[]): readonly OverlaySides[] {
  return [...overlays].sort((a, b) => (a.directory < b.directory ? -1 : 1));
}

/** Ids of the Kubernetes clusters that a change may reach; undefined for all of them. */
function reachedBy(before: Documents, after: Documents, changed: ReadonlySet<string>): ReadonlySet<string> | undefined {
  const applied = new Set([...changed].filter((path) => !decidesVerdicts(path)));
  const { ids, shared } = reachOf(after, { ref: '', documents: before, changed: applied });
  // Which overlays build on a shared file is seen as they are rendered.
  return shared.length > 0 ? undefined : ids;
}

interface Made extends Side {
  readonly overlays: Overlays;
}

function sideOf(documents: Documents, only: ReadonlySet<string> | undefined): Made {
  const fleet = loadFleet(documents, only);
  const overlays = generateOverlays(fleet);
  return { fleet, overlays, documents: withGenerated(documents, [...overlays.values()].flat()) };
}

/** What is committed is what runs, whatever generate would make of it today; where both are the same, fields know their authored lines. */
function committed(documents: Documents, overlays: Overlays, isAsked: (directory: string) => boolean): Documents {
  const asked = [...overlays].filter(([directory]) => isAsked(directory)).flatMap(([, files]) => files);
  const same = asked.filter(({ path, text }) => {
    if (documents.kind(path) !== 'file') return false;
    const file = documents.text(path);
    return !isProblem(file) && file.text === text;
  });
  return withGenerated(documents, same);
}

function rendererOf(documents: Documents): Renderer {
  return createRenderer(documents, (directory) => !directory.startsWith(`${overlaysRoot}/`));
}

/** Overlays on either side, by code unit. */
function directoriesOf(
  before: Documents,
  after: Documents,
  overlays: Overlays,
  reached: ReadonlySet<string> | undefined,
): readonly string[] {
  const found = new Set<string>();
  const ids = reached ?? new Set([...before.list(overlaysRoot).keys(), ...after.list(overlaysRoot).keys()]);
  for (const id of ids) {
    const folder = joinPath(overlaysRoot, id);
    // What Argo CD itself gets is one.
    if (hasKustomization(before, folder)) found.add(folder);
    for (const [name] of before.list(folder)) {
      const directory = joinPath(folder, name);
      if (hasKustomization(before, directory)) found.add(directory);
    }
    for (const directory of handmadeOverlays(after, id, overlays)) found.add(directory);
  }
  for (const directory of overlays.keys()) found.add(directory);
  return [...found].sort();
}

function hasKustomization(documents: Documents, directory: string): boolean {
  return documents.kind(joinPath(directory, 'kustomization.yaml')) === 'file';
}

/** Whether an overlay is there after: generated, or written by a person. */
function isWanted(made: Documents, directory: string, overlays: Overlays, after: Documents): boolean {
  if (overlays.has(directory)) return true;
  const [, id = ''] = directory.split('/');
  return hasKustomization(made, directory) && handmadeOverlays(after, id, overlays).includes(directory);
}

function sameBelow(before: Documents, after: Documents, folder: string): boolean {
  const [old, now] = [before.list(folder), after.list(folder)];
  if (old.size !== now.size) return false;
  for (const [name, kind] of now) {
    if (old.get(name) !== kind) return false;
    const path = joinPath(folder, name);
    if (kind === 'directory' ? !sameBelow(before, after, path) : !sameText(before, after, path)) return false;
  }
  return true;
}

function sameText(before: Documents, after: Documents, path: string): boolean {
  const [old, now] = [before.text(path), after.text(path)];
  if (isProblem(old) || isProblem(now)) return false;
  return old === now || old.text === now.text;
}

/** Overlays of Kafka clusters of whose files none differs. */
function sameOverlays(before: Fleet, after: Fleet): ReadonlySet<string> {
  const old = new Set(before.kafkaClusters);
  return new Set(after.kafkaClusters.filter((one) => old.has(one)).map(overlayOf));
}

/** Overlays of Kafka clusters that another release of the operator will look after: what it does may differ where no file does. */
function operatedOtherwise(before: Documents, { kafkaClusters }: Fleet): ReadonlySet<string> {
  const changes = kafkaClusters.filter(({ kubernetes }) => {
    const release = committedRelease(before, kubernetes)?.release;
    return release !== undefined && release !== kubernetes.spec.strimzi.release;
  });
  return new Set(changes.map(overlayOf));
}

/**
 * Whether an overlay follows from a file with a fault, which is not in the fleet. What a Kubernetes cluster shares (operator, Prometheus,
 * Drain Cleaner) follows from the files of all its Kafka clusters: without one of them it would seem to be taken away.
 * @param faulty paths of cluster.yaml that are in the fleet and still cannot be followed.
 */
function followsFromFault(
  documents: Documents,
  { fleet, overlays }: Made,
  old: Fleet,
  faulty: ReadonlySet<string>,
  directory: string,
): boolean {
  const [, kubernetes = '', application = ''] = directory.split('/');
  const isOfArgoCd = directory === hubDirectory || directory === argocdDirectory(kubernetes);
  if (isOfArgoCd && fleet.argocd === undefined && documents.kind(argocdFile) !== undefined) return true;
  const folder = joinPath('clusters', kubernetes);
  if (documents.kind(folder) !== 'directory') return false;
  if (handmadeOverlays(documents, kubernetes, overlays).includes(directory)) return false;
  if (!fleet.kubernetesClusters.some((one) => one.id === kubernetes)) return true;
  if (faulty.has(joinPath(folder, clusterFile))) return true;
  const lost = [...documents.list(folder).keys()].filter(
    (file) =>
      file.endsWith('.yaml') &&
      file !== clusterFile &&
      !fleet.kafkaClusters.some(({ path }) => path === joinPath(folder, file)),
  );
  if (lost.includes(`${application}.yaml`)) return true;
  const isOfKafka = [...old.kafkaClusters, ...fleet.kafkaClusters].some(
    ({ id }) => id === `${kubernetes}/${application}`,
  );
  return lost.length > 0 && !isOfKafka;
}
