/**
 * Owns what a cluster file that is not written yet would give: it is read, generated and rendered in memory as `fleet` would, beside
 * nothing but the file of its Kubernetes cluster.
 */
import { kafkaOverlay, overlayOf } from '../generate/kafka-overlay.ts';
import { ringsFile } from '../model/fleet-files.ts';
import { loadFleet } from '../model/load.ts';
import type { KubernetesCluster } from '../model/model.ts';
import { createRenderer } from '../render/render.ts';
import { toPlain, type YamlNode } from '../source/node.ts';
import { isPlainMap, type PlainMap } from '../source/plain.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml, type YamlFile } from '../source/read-yaml.ts';
import { type Documents, type EntryKind, nameOf, parentOf, withGenerated } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';

/** Authored files of one Kafka cluster that are not written yet: its own file, and lists of topics and users. */
export type Candidate = { readonly cluster: PlainMap } & { readonly [file in 'topics' | 'users']?: PlainMap };

export interface Realised {
  readonly problems: readonly Problem[];
  /** The files as they were read: where problems point into. */
  readonly files: ReadonlyMap<keyof Candidate, YamlNode>;
  /** What would be applied, by kind and name. */
  readonly objects: ReadonlyMap<string, PlainMap>;
}

export type Realise = (candidate: Candidate) => Realised;

/** The path of each file of a cluster, by that of its own one. */
export function pathsOf(path: string): Readonly<Record<keyof Candidate, string>> {
  const folder = path.slice(0, -'.yaml'.length);
  return { cluster: path, topics: `${folder}/topics.yaml`, users: `${folder}/users.yaml` };
}

export function objectId(kind: string, name: string): string {
  return `${kind} ${name}`;
}

/** The Kubernetes cluster of a file that may not be written yet, or the problems of its file. */
export function loadKubernetes(
  documents: Documents,
  id: string,
  text: string | undefined,
): KubernetesCluster | readonly Problem[] {
  const path = `clusters/${id}/cluster.yaml`;
  const files = text === undefined ? new Map<string, YamlFile>() : new Map([[path, parsed(path, text)]]);
  const fleet = loadFleet(onlyWith(documents, id, files), id);
  return fleet.kubernetesClusters[0] ?? fleet.problems;
}

/** @param path of the cluster file. */
export function realiser(documents: Documents, kubernetes: KubernetesCluster, path: string): Realise {
  // Known already, and not read again for each try.
  const cluster: YamlFile = { file: kubernetes.node.origin.file, documents: [kubernetes.authored], problems: [] };
  const paths = pathsOf(path);
  return (candidate) => {
    const texts = new Map([[kubernetes.path, cluster]]);
    const files = new Map<keyof Candidate, YamlNode>();
    for (const name of ['cluster', 'topics', 'users'] as const) {
      const content = candidate[name];
      if (content === undefined) continue;
      const yaml = parsed(paths[name], writePlain(content));
      const [document] = yaml.documents;
      texts.set(paths[name], yaml);
      if (document !== undefined) files.set(name, document);
    }
    const tree = onlyWith(documents, kubernetes.id, texts);
    const fleet = loadFleet(tree, kubernetes.id);
    const [kafka] = fleet.kafkaClusters;
    if (kafka === undefined || fleet.problems.length > 0)
      return { problems: fleet.problems, files, objects: new Map() };
    const rendering = createRenderer(withGenerated(tree, kafkaOverlay(kafka))).render(overlayOf(kafka));
    const objects = new Map<string, PlainMap>();
    for (const { kind, name, node } of rendering.objects) {
      const plain = toPlain(node);
      if (isPlainMap(plain)) objects.set(objectId(kind, name), plain);
    }
    return { problems: rendering.problems, files, objects };
  };
}

function parsed(path: string, text: string): YamlFile {
  return readYaml({ path, text, rewritten: true });
}

/** The tree with one Kubernetes cluster in it, and in its folder its own file and these. */
function onlyWith(documents: Documents, id: string, files: ReadonlyMap<string, YamlFile>): Documents {
  const folder = `clusters/${id}`;
  const list = (directory: string): ReadonlyMap<string, EntryKind> => {
    if (directory === '') return new Map([...documents.list(''), ['clusters', 'directory']]);
    if (directory === 'clusters') {
      // A Kubernetes cluster that is in a ring has to find it.
      const rings = [...documents.list('clusters')].filter(([name]) => ringsFile.endsWith(`/${name}`));
      return new Map([...rings, [id, 'directory']]);
    }
    if (!directory.startsWith('clusters/')) return documents.list(directory);
    const there = directory === folder ? [...documents.list(folder)].filter(([name]) => name === 'cluster.yaml') : [];
    return new Map([...there, ...entriesIn(directory, files.keys())]);
  };
  return {
    list,
    kind: (path) => (path === '' ? 'directory' : list(parentOf(path)).get(nameOf(path))),
    text: (path) => files.get(path)?.file ?? documents.text(path),
    yaml: (path, use) => files.get(path) ?? documents.yaml(path, use),
  };
}

function entriesIn(directory: string, paths: Iterable<string>): readonly (readonly [string, EntryKind])[] {
  return [...paths].flatMap((path): readonly (readonly [string, EntryKind])[] => {
    if (!path.startsWith(`${directory}/`)) return [];
    const [name = '', ...deeper] = path.slice(directory.length + 1).split('/');
    return [[name, deeper.length > 0 ? 'directory' : 'file']];
  });
}
