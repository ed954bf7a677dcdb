/**
 * Owns which Kubernetes clusters read what changed: those whose files it is, those that use a profile or a base that it is in. Rules look
 * at one Kubernetes cluster at a time, so what is said of the others is what was said of them before.
 */
import { hubDirectory } from '../../generate/argocd/names.ts';
import { type Overlays, overlaysRoot } from '../../generate/generate.ts';
import { isGenerated } from '../../generate/generated.ts';
import { operatorSource } from '../../generate/operator-bases.ts';
import { sharedFolders } from '../../generate/platform-overlays.ts';
import { argocdFile, ringsFile } from '../../model/fleet-files.ts';
import type { Fleet } from '../../model/model.ts';
import { closureOf } from '../../render/closure.ts';
import { nodeAt, toPlain } from '../../source/node.ts';
import { type Documents, isProblem, joinPath, withGenerated } from '../../source/tree.ts';
import { linkedIn } from '../argocd/taken.ts';
import { baselinePath } from '../baseline/file.ts';
import { baseOf } from '../rendering-problems.ts';
import { kubernetesOf, type Since } from '../scope.ts';

export interface Reach {
  /** Ids of Kubernetes clusters, also of those that are gone; undefined for all of them. */
  readonly ids: ReadonlySet<string> | undefined;
  /** The path for which it is all of them. */
  readonly because?: string;
  /** Changed files that any overlay may build on: who does is told by all overlays (`readersOf`). */
  readonly shared: readonly string[];
}

const clustersRoot = 'clusters';
const profilesRoot = 'clusters/profiles';

/** What decides every verdict: the tool, what it is made of, what is accepted of its findings. */
const deciding: readonly RegExp[] = [/^tooling(?:\/|$)/, /^schemas(?:\/|$)/, /^package(?:-lock)?\.json$/];

/** Whether a path decides what is said of a fleet, and nothing of what is applied. */
export function decidesVerdicts(path: string): boolean {
  return path === baselinePath || deciding.some((one) => one.test(path));
}

/** What Argo CD itself gets is of all Kubernetes clusters, as is what says which Argo CD it is. */
function isOfHub(path: string): boolean {
  const isOfEach = path.startsWith('base/argocd/kubernetes/');
  return path === argocdFile || isBelow(path, hubDirectory) || (isBelow(path, 'base/argocd') && !isOfEach);
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

export function reachOf(documents: Documents, since: Since): Reach {
  const ids = new Set<string>();
  const profiles = new Set<string>();
  const others: string[] = [];
  for (const path of since.changed) {
    const [root = '', id, below] = path.split('/');
    if (path === ringsFile || decidesVerdicts(path) || isList(path, since.documents, documents) || isOfHub(path))
      return { ids: undefined, because: path, shared: [] };
    if (root !== clustersRoot && root !== overlaysRoot) others.push(path);
    else if (path === profilesRoot || id === undefined) return { ids: undefined, because: path, shared: [] };
    else if (root === clustersRoot && id === 'profiles') profiles.add(below ?? '');
    else if (below !== undefined || isFolder(path, documents, since.documents)) ids.add(id);
  }
  if (profiles.size > 0) for (const id of usersOf(profiles, documents, since.documents)) ids.add(id);
  const shared = others.length === 0 ? [] : sharedAmong(others, documents);
  if (others.length > 0)
    for (const { id, directory } of handmade(documents)) if (closureOf(documents).reads(directory, others)) ids.add(id);
  return shared.length > 0 ? { ids, shared } : { ...expand(ids, documents, since), shared };
}

/** Those whose overlays build on one of these files, among others that it reaches. */
export function readersOf(
  { ids, shared }: Reach,
  {
    documents,
    fleet,
    overlays,
    since,
  }: {
    readonly documents: Documents;
    readonly fleet: Fleet;
    readonly overlays: Overlays;
    readonly since: Since;
  },
): Omit<Reach, 'shared'> {
  const found = new Set(ids);
  const closure = closureOf(withGenerated(documents, [...overlays.values()].flat()));
  const [first] = shared;
  if (fleet.argocd !== undefined && first !== undefined && closure.reads(hubDirectory, shared))
    return { ids: undefined, because: first };
  for (const [directory] of overlays) {
    const id = kubernetesOf(`${directory}/`);
    if (id !== undefined && !found.has(id) && closure.reads(directory, shared)) found.add(id);
  }
  // An overlay is not generated for what cannot be installed.
  const isAnyBelow = (folder: string): boolean => shared.some((path) => path.startsWith(`${folder}/`));
  for (const one of fleet.kubernetesClusters)
    if (Object.values(operatorSource(one)).some((folder) => isAnyBelow(folder) && closure.reads(folder, shared)))
      found.add(one.id);
  for (const one of fleet.kafkaClusters) if (closure.reads(baseOf(one), shared)) found.add(one.kubernetes.id);
  return expand(found, documents, since);
}

/** Ids of the folders in `clusters/`. */
export function kubernetesFolders(documents: Documents): readonly string[] {
  return [...documents.list(clustersRoot)]
    .filter(
      ([name, kind]) => kind === 'directory' && name !== 'profiles' && !name.startsWith('.') && !name.endsWith('.md'),
    )
    .map(([name]) => name);
}

/** What there is to choose from is said to those who chose something else. */
function isList(path: string, before: Documents, now: Documents): boolean {
  return /^base\/operator\/[^/]+\/kustomization\.yaml$/.test(path) && before.kind(path) !== now.kind(path);
}

function isFolder(path: string, ...sides: readonly Documents[]): boolean {
  return sides.some((documents) => documents.kind(path) === 'directory');
}

/** Files outside of `clusters/` and `overlays/` that a base is made of: those in `base/`, and others that one names. */
function sharedAmong(paths: readonly string[], documents: Documents): readonly string[] {
  const isOfBase = (path: string): boolean => path === 'base' || path.startsWith('base/');
  const outside = paths.filter((path) => !isOfBase(path));
  if (outside.length === 0) return paths;
  const closure = closureOf(documents);
  const folders = basesIn(documents, 'base');
  return paths.filter((path) => isOfBase(path) || folders.some((one) => closure.reads(one, [path])));
}

function basesIn(documents: Documents, folder: string): readonly string[] {
  const below = [...documents.list(folder)].flatMap(([name, kind]) =>
    kind === 'directory' ? basesIn(documents, joinPath(folder, name)) : [],
  );
  return [folder, ...below];
}

interface Handmade {
  readonly id: string;
  readonly directory: string;
}

/** Overlays that a person wrote: only those may lead anywhere. What stands where one is generated is not built. */
function handmade(documents: Documents): readonly Handmade[] {
  return [...documents.list(overlaysRoot)].flatMap(([id, kind]) => {
    const folder = joinPath(overlaysRoot, id);
    return [...(kind === 'directory' && folder !== hubDirectory ? documents.list(folder) : [])].flatMap(
      ([name, below]) => {
        if (below !== 'directory') return [];
        const isShared = name === 'crds' || sharedFolders.includes(name);
        if (!isShared && documents.kind(`${clustersRoot}/${id}/${name}.yaml`) === 'file') return [];
        const directory = joinPath(folder, name);
        const path = joinPath(directory, 'kustomization.yaml');
        if (documents.kind(path) !== 'file') return [];
        const file = documents.text(path);
        return isProblem(file) || isGenerated(file.text) ? [] : [{ id, directory }];
      },
    );
  });
}

/** Adds those that are judged together with one of these; all of them where what one says must be known of each. */
function expand(ids: ReadonlySet<string>, documents: Documents, since: Since): Omit<Reach, 'shared'> {
  const found = new Set(ids);
  const links = linksOf(documents);
  // An overlay that leads into another Kubernetes cluster is rendered from what generate makes there.
  for (const id of found) for (const other of links.get(id) ?? []) found.add(other);
  const suppressing = suppressingProfile(found, documents, since);
  if (suppressing !== undefined) return { ids: undefined, because: suppressing };
  return kubernetesFolders(documents).every((id) => found.has(id)) ? { ids: undefined } : { ids: found };
}

function linksOf(documents: Documents): ReadonlyMap<string, ReadonlySet<string>> {
  const links = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => void links.set(from, (links.get(from) ?? new Set()).add(to));
  const closure = closureOf(documents);
  for (const { id, directory } of handmade(documents)) {
    for (const name of closure.names(directory)) {
      const other = kubernetesOf(name);
      if (other === undefined || other === id) continue;
      add(id, other);
      add(other, id);
    }
  }
  if (documents.kind(argocdFile) === 'file')
    for (const all of linkedIn(kubernetesFolders(documents), documents))
      for (const id of all) for (const other of all) add(id, other);
  return links;
}

/** A suppression in a profile is of use while it is for one of its users. */
function suppressingProfile(ids: ReadonlySet<string>, documents: Documents, since: Since): string | undefined {
  const names = new Set<string>();
  for (const id of ids)
    for (const side of [documents, since.documents])
      for (const path of clusterFiles(side, id)) {
        if (side === since.documents && !since.changed.has(path)) continue;
        for (const name of profilesIn(side, path)) names.add(name);
      }
  return [...names]
    .map((name) => `${profilesRoot}/${name}.yaml`)
    .sort()
    .find((path) => {
      if (documents.kind(path) !== 'file') return false;
      const [root] = documents.yaml(path, 'rewritten').documents;
      return root !== undefined && nodeAt(root, ['suppress']) !== undefined;
    });
}

/** @param files names of files in `clusters/profiles/` that changed. */
function usersOf(files: ReadonlySet<string>, documents: Documents, before: Documents): ReadonlySet<string> {
  const [then, now] = [before, documents].map((one) => new Set([...one.list(profilesRoot).keys()].map(profileName)));
  const changed = new Set([...files].map(profileName));
  const isOther = [...changed].some((name) => then?.has(name) !== now?.has(name));
  const users = new Set<string>();
  for (const id of kubernetesFolders(documents))
    for (const path of clusterFiles(documents, id)) {
      const names = profilesIn(documents, path);
      // To whom a profile is missing, those that there are are told.
      if (names.some((name) => changed.has(name) || (isOther && now?.has(name) === false))) users.add(id);
    }
  return users;
}

function profileName(file: string): string {
  return file.replace(/\.ya?ml$/, '');
}

function clusterFiles(documents: Documents, id: string): readonly string[] {
  const folder = joinPath(clustersRoot, id);
  return [...documents.list(folder)]
    .filter(([name, kind]) => kind === 'file' && name.endsWith('.yaml') && name !== 'cluster.yaml')
    .map(([name]) => joinPath(folder, name));
}

function profilesIn(documents: Documents, path: string): readonly string[] {
  const file = documents.text(path);
  if (isProblem(file) || !file.text.includes('profiles')) return [];
  const [root] = documents.yaml(path, 'rewritten').documents;
  const named = root === undefined ? undefined : nodeAt(root, ['profiles']);
  return named?.kind === 'list' ? named.items.map((one) => String(toPlain(one))) : [];
}
