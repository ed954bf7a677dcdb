/**
 * Owns what Kubernetes clusters take from each other: names of Applications, which all stand in one namespace, and destinations. It is
 * told by authored files and by files that people added, so that it is the same whichever of them are looked at.
 */
import { argocdDirectory, kubernetesApplication } from '../../generate/argocd/names.ts';
import { overlaysRoot } from '../../generate/generate.ts';
import { toPlain } from '../../source/node.ts';
import { textAt } from '../../source/plain.ts';
import { type Documents, isProblem, joinPath } from '../../source/tree.ts';
import { readApplicationFile } from './files.ts';
import { filesMatching } from './globs.ts';

export interface Taken {
  readonly name: string;
  readonly id: string;
  /** The path that says so. */
  readonly from: string;
}

/** Names that follow from authored files and from files that a person added. */
export function takenNames(ids: readonly string[], documents: Documents): ReadonlyMap<string, readonly Taken[]> {
  const all = ids.flatMap((id) => {
    const folder = `clusters/${id}`;
    const shared = ['crds', 'operator', 'drain-cleaner', 'prometheus']
      .filter((name) => documents.kind(`${overlaysRoot}/${id}/${name}`) === 'directory')
      .map((name) => ({ name: `${id}-${name}`, id, from: joinPath(folder, 'cluster.yaml') }));
    const kafka = [...documents.list(folder)]
      .filter(([name, kind]) => kind === 'file' && name.endsWith('.yaml') && name !== 'cluster.yaml')
      .map(([name]) => ({ name: `${id}-${name.slice(0, -'.yaml'.length)}`, id, from: joinPath(folder, name) }));
    const added = filesMatching(documents, `${argocdDirectory(id)}/applications`, 'git').flatMap((path) => {
      const file = readApplicationFile(path, documents, false);
      const [first] = file?.documents ?? [];
      const name = first && textAt(toPlain(first), 'name');
      return name === undefined ? [] : [{ name, id, from: path }];
    });
    return [
      { name: kubernetesApplication(id), id, from: joinPath(folder, 'cluster.yaml') },
      ...shared,
      ...kafka,
      ...added,
    ];
  });
  return gathered(all, ({ name }) => name);
}

/** Ids of Kubernetes clusters by their `destination`. */
export function twinsOf(ids: readonly string[], documents: Documents): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [
      ...gathered(
        ids.map((id) => ({ id, destination: destinationOf(id, documents) })),
        (one) => one.destination,
      ),
    ].map(([destination, all]) => [destination, all.map(({ id }) => id)]),
  );
}

/** Kubernetes clusters that something is said of together: names or a destination are theirs both. */
export function linkedIn(ids: readonly string[], documents: Documents): readonly (readonly string[])[] {
  const names = [...takenNames(ids, documents).values()].map((all) => all.map(({ id }) => id));
  return [...names, ...twinsOf(ids, documents).values()].filter((all) => new Set(all).size > 1);
}

function destinationOf(id: string, documents: Documents): string {
  const path = `clusters/${id}/cluster.yaml`;
  const file = documents.text(path);
  if (isProblem(file) || !file.text.includes('destination')) return id;
  const root = documents.yaml(path, 'rewritten').documents[0];
  return (root && textAt(toPlain(root), 'destination')) ?? id;
}

function gathered<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const there = found.get(keyOf(one)) ?? [];
    there.push(one);
    found.set(keyOf(one), there);
  }
  return found;
}
