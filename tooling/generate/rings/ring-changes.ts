/**
 * Owns laying the changes of `clusters/rings.yaml` over generated overlays: a component goes behind those that stand there, so that it
 * runs before the patches of the overlay, and what these say wins; another base goes in the place of the one it replaces.
 */

import type { Fleet, KubernetesCluster, RingChange } from '../../model/model.ts';
import { changesOf, kustomizationOf } from '../../model/rings.ts';
import { list, map, type Origin, originAt, scalar, toPlain, type YamlEntry, type YamlMap } from '../../source/node.ts';
import { listAt } from '../../source/plain.ts';
import { type Documents, type GeneratedFile, joinPath, nameOf, parentOf } from '../../source/tree.ts';
import { regenerated } from '../generated.ts';

export type Lay = (files: readonly GeneratedFile[]) => readonly GeneratedFile[];

/** What gives the files of an overlay the changes that are on in its Kubernetes cluster; undefined where none is. */
export function ringLayer(fleet: Fleet, kubernetes: KubernetesCluster): Lay | undefined {
  const changes = changesOf(fleet, kubernetes);
  const { rings, documents } = fleet;
  if (rings === undefined || changes.length === 0) return undefined;
  const buildsOn = basesOf(documents);
  return (files) =>
    files.map((file) => {
      const [root] = file.documents;
      if (nameOf(file.path) !== 'kustomization.yaml' || root?.kind !== 'map') return file;
      const changed = changes.reduce(
        (node, change) => withChange(node, parentOf(file.path), change, originOf(rings.node, change), buildsOn),
        root,
      );
      return changed === root ? file : regenerated(file, [changed], rings.path);
    });
}

/** The overlays that have a change, as they are generated: those where a kustomization names its component or replacement. */
export function overlaysWith(
  { component, replacement }: RingChange,
  overlays: ReadonlyMap<string, readonly GeneratedFile[]>,
): readonly string[] {
  const wanted = component ?? replacement;
  return [...overlays].flatMap(([directory, files]) =>
    files.some(
      ({ path, documents: [root] }) =>
        nameOf(path) === 'kustomization.yaml' &&
        root !== undefined &&
        (['resources', 'components'] as const).some((field) =>
          listAt(toPlain(root), field).some((one) => resolved(parentOf(path), String(one)) === wanted),
        ),
    )
      ? [directory]
      : [],
  );
}

function originOf(node: YamlMap, { name, component }: RingChange): Origin {
  return originAt(node, ['changes', name, component === undefined ? 'replacement' : 'component']);
}

type BuildsOn = (folder: string) => ReadonlySet<string>;

function withChange(node: YamlMap, directory: string, change: RingChange, at: Origin, buildsOn: BuildsOn): YamlMap {
  const { base, component, replacement } = change;
  if (replacement !== undefined)
    return (['resources', 'components'] as const).reduce(
      (changed, field) => withReplacement(changed, field, directory, { base, replacement, at }),
      node,
    );
  const named = (['resources', 'components'] as const).flatMap((field) =>
    listAt(toPlain(node), field).map((one) => resolved(directory, String(one))),
  );
  const isBuilt = named.some((one) => one !== undefined && (one === base || buildsOn(one).has(base)));
  return component === undefined || !isBuilt ? node : withComponent(node, relative(directory, component), at);
}

function withReplacement(
  node: YamlMap,
  field: string,
  directory: string,
  { base, replacement, at }: { readonly base: string; readonly replacement: string; readonly at: Origin },
): YamlMap {
  const entry = node.entries.get(field);
  if (entry?.value.kind !== 'list') return node;
  const { items, origin } = entry.value;
  const isBase = (value: unknown): boolean => resolved(directory, String(value)) === base;
  if (!items.some((one) => one.kind === 'scalar' && isBase(one.value))) return node;
  const changed = items.map((one) =>
    one.kind === 'scalar' && isBase(one.value) ? scalar(relative(directory, replacement), at) : one,
  );
  return map(new Map([...node.entries, [field, { ...entry, value: list(changed, origin) }]]), node.origin);
}

function withComponent(node: YamlMap, path: string, at: Origin): YamlMap {
  const item = scalar(path, at);
  const known = node.entries.get('components');
  if (known?.value.kind === 'list') {
    const value = list([...known.value.items, item], known.value.origin);
    return map(new Map([...node.entries, ['components', { ...known, value }]]), node.origin);
  }
  const added: YamlEntry = { key: at, value: list([item], at) };
  // Where people write it: behind the resources that it is laid over.
  const entries = [...node.entries].flatMap(([key, entry]): (readonly [string, YamlEntry])[] =>
    key === 'resources'
      ? [
          [key, entry],
          ['components', added],
        ]
      : [[key, entry]],
  );
  if (!node.entries.has('resources')) entries.push(['components', added]);
  return map(new Map(entries), node.origin);
}

/** The folders in `base/` that one builds on by way of others, read once each. */
function basesOf(documents: Documents): BuildsOn {
  const known = new Map<string, readonly string[]>();
  const namedBy = (folder: string): readonly string[] => {
    const found = known.get(folder) ?? namedIn(documents, folder);
    known.set(folder, found);
    return found;
  };
  return (folder) => {
    const seen = new Set<string>(folder.startsWith('base/') ? [folder] : []);
    // What is added while it is walked is walked as well.
    for (const one of seen) for (const name of namedBy(one)) seen.add(name);
    return seen;
  };
}

function namedIn(documents: Documents, folder: string): readonly string[] {
  const path = kustomizationOf(documents, folder);
  const [root] = path === undefined ? [] : documents.yaml(path).documents;
  if (root === undefined) return [];
  return ['resources', 'components'].flatMap((field) =>
    listAt(toPlain(root), field).flatMap((one) => {
      const found = resolved(folder, String(one));
      return found !== undefined && documents.kind(found) === 'directory' ? [found] : [];
    }),
  );
}

/** A path from the root of the repository; undefined where it leads out of it. */
function resolved(directory: string, text: string): string | undefined {
  let at = directory;
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') at = joinPath(at, part);
    else if (at === '') return undefined;
    else at = parentOf(at);
  }
  return at;
}

/** The way from a folder to a path, both from the root. */
function relative(directory: string, path: string): string {
  const [from, to] = [directory.split('/'), path.split('/')];
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
