/**
 * Owns what the overlays on disk say of what runs: resources of a Kafka cluster, release of the operator. They are what `generate` wrote
 * last, and what is merged is applied, so until the next `generate` they are the state before a change.
 */
import type { Overlays } from '../../generate/generate.ts';
import { isGenerated } from '../../generate/generated.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import type { KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { createRenderer, type Renderer } from '../../render/render.ts';
import { type Plain, toPlain, type YamlNode } from '../../source/node.ts';
import { once } from '../../source/once.ts';
import { listAt, textAt } from '../../source/plain.ts';
import { type Documents, type GeneratedFile, isProblem, joinPath, withGenerated } from '../../source/tree.ts';
import { type StrimziRelease, strimziRelease } from '../../strimzi/releases.ts';
import type { ClusterStand } from '../../strimzi/steps/step.ts';

/** A stand with the trees that it was read from. */
export interface SeenStand extends ClusterStand {
  readonly kafkaNode: YamlNode;
  readonly poolNodes: readonly YamlNode[];
}

export interface StandsOf {
  /** Undefined for a cluster that has no overlay yet. */
  before(cluster: KafkaCluster): SeenStand | undefined;
  /** As the files ask for now; undefined where nothing can be made of them, which is told elsewhere. */
  after(cluster: KafkaCluster): SeenStand | undefined;
  /** Objects of an overlay of ours as it is on disk; undefined where there is none, or it cannot be rendered. */
  objects(directory: string): readonly YamlNode[] | undefined;
  /** Whether the overlay on disk is not what the files ask for. */
  differs(cluster: KafkaCluster): boolean;
  /** Objects of any overlay as it was, hand-made ones too; undefined where there is none, or it cannot be rendered. */
  committed(directory: string): readonly YamlNode[] | undefined;
  /**
   * Objects of any overlay as it is to be: none where nobody wants it any more, undefined where a fault keeps it from being made or
   * rendered.
   */
  made(directory: string): readonly YamlNode[] | undefined;
  /** Whether the objects of an overlay may be others than they were. */
  mayDiffer(directory: string): boolean;
  /** Whether a base that it is built on makes another Kafka cluster of an overlay that is the same. */
  basesDiffer(cluster: KafkaCluster): boolean;
}

/**
 * @param documents whose overlays are what runs.
 * @param now what the overlays that are asked for build on.
 * @param basesMayDiffer whether they may build on something else than those that run.
 */
export function standsOf(
  documents: Documents,
  overlays: Overlays,
  now: Documents = documents,
  basesMayDiffer = false,
): StandsOf {
  const builtOn = new Map<string, boolean>();
  const isShared = (directory: string): boolean => !directory.startsWith('overlays/');
  const onDisk = once(() => createRenderer(documents, isShared));
  const isWanted = (directory: string): boolean =>
    overlays.has(directory) || isHandmade(now, joinPath(directory, 'kustomization.yaml'));
  const made = once(() => createRenderer(withGenerated(now, [...overlays.values()].flat()), isShared));
  return {
    before(cluster) {
      const directory = overlayOf(cluster);
      // What somebody wrote in their place is told by the comparison with the disk.
      if (!['kustomization.yaml', 'kafka.yaml'].every((name) => isOurs(documents, joinPath(directory, name))))
        return undefined;
      const release = committedRelease(documents, cluster.kubernetes) ?? releaseOf(cluster.kubernetes);
      const rendered = rendering(onDisk(), directory);
      // A base may have changed with the file: then what `generate` wrote says most of it.
      const nodes = rendered ?? ['kafka.yaml', 'pools.yaml'].flatMap((name) => treesOf(documents, directory, name));
      return release === undefined ? undefined : stand(nodes, release);
    },
    after(cluster) {
      const release = releaseOf(cluster.kubernetes);
      const nodes = rendering(made(), overlayOf(cluster));
      return release === undefined || nodes === undefined ? undefined : stand(nodes, release, cluster.spec.name);
    },
    objects: (directory) =>
      isOurs(documents, joinPath(directory, 'kustomization.yaml')) ? rendering(onDisk(), directory) : undefined,
    differs(cluster) {
      const directory = overlayOf(cluster);
      const files = overlays.get(directory);
      return files !== undefined && differsOn(documents, directory, files);
    },
    committed(directory) {
      // What somebody wrote in their place is told by the comparison with the disk.
      const isForeign = (overlays.get(directory) ?? []).some(({ path }) => isHandmade(documents, path));
      const isThere = documents.kind(joinPath(directory, 'kustomization.yaml')) === 'file';
      return isThere && !isForeign ? rendering(onDisk(), directory) : undefined;
    },
    made(directory) {
      if (!isWanted(directory)) return isLeftOut(now, directory) ? undefined : [];
      return rendering(made(), directory);
    },
    mayDiffer(directory) {
      const files = overlays.get(directory);
      if (basesMayDiffer || !isWanted(directory)) return true;
      return files === undefined
        ? folderText(documents, directory) !== folderText(now, directory)
        : differsOn(documents, directory, files);
    },
    basesDiffer(cluster) {
      const files = overlays.get(overlayOf(cluster)) ?? [];
      const differs = (folder: string, compare: () => boolean): boolean => {
        const known = builtOn.get(folder) ?? compare();
        builtOn.set(folder, known);
        return known;
      };
      return (
        foldersIn(files, 'resources').some((one) =>
          differs(one, () => kafkaText(onDisk(), one) !== kafkaText(made(), one)),
        ) ||
        // What a component does shows only in what it is laid over.
        foldersIn(files, 'components').some((one) =>
          differs(one, () => folderText(documents, one) !== folderText(now, one)),
        )
      );
    },
  };
}

/** Folders that the kustomization of a generated overlay builds on; three up is the root. */
function foldersIn(files: readonly GeneratedFile[], field: 'resources' | 'components'): readonly string[] {
  const [root] = files.find(({ path }) => /^(?:[^/]+\/){3}kustomization\.yaml$/.test(path))?.documents ?? [];
  const named = root === undefined ? [] : listAt(toPlain(root), field).map(String);
  return named.flatMap((one) => (one.startsWith('../../../') ? [one.slice('../../../'.length)] : []));
}

function folderText(documents: Documents, folder: string): string {
  return [...documents.list(folder)]
    .map(([name, kind]) => {
      const path = joinPath(folder, name);
      if (kind === 'directory') return folderText(documents, path);
      const file = documents.text(path);
      return `${path}\n${isProblem(file) ? file.message : file.text}`;
    })
    .join('\0');
}

/** What a base makes of Kafka and its pools, as text to compare; what cannot be rendered alone differs from everything. */
function kafkaText(renderer: Renderer, directory: string): string {
  const { objects, problems } = renderer.render(directory);
  if (problems.length > 0) return directory + problems.map((one) => one.origin.file.text).join('');
  const kinds: readonly string[] = ['Kafka', 'KafkaNodePool'];
  const plain = objects.filter((one) => kinds.includes(one.kind)).map((one) => toPlain(one.node));
  return JSON.stringify(plain, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}

/** The release whose CRDs the overlay on disk installs. */
export function committedRelease(documents: Documents, { id }: KubernetesCluster): StrimziRelease | undefined {
  const path = `overlays/${id}/crds/kustomization.yaml`;
  if (!isOurs(documents, path)) return undefined;
  const [node] = documents.yaml(path).documents;
  const [resource] = node === undefined ? [] : listAt(toPlain(node), 'resources');
  const name = /(?:\/crds\/|\/strimzi-)([0-9]+(?:\.[0-9]+)+)(?:\/crds)?$/.exec(String(resource))?.[1];
  return name === undefined ? undefined : strimziRelease(name);
}

function releaseOf({ spec }: KubernetesCluster): StrimziRelease | undefined {
  return strimziRelease(spec.strimzi.release);
}

function isOurs(documents: Documents, path: string): boolean {
  if (documents.kind(path) !== 'file') return false;
  const file = documents.text(path);
  return !isProblem(file) && isGenerated(file.text);
}

function isHandmade(documents: Documents, path: string): boolean {
  return documents.kind(path) === 'file' && !isOurs(documents, path);
}

/** Of a file with a fault no overlay is made, nor of a release that is not known; what there is stays. */
function isLeftOut(documents: Documents, directory: string): boolean {
  const name = directory.slice(directory.lastIndexOf('/') + 1);
  return (
    ['crds', 'operator'].includes(name) ||
    documents.kind(`clusters${directory.slice('overlays'.length)}.yaml`) !== undefined
  );
}

function treesOf(documents: Documents, directory: string, name: string): readonly YamlNode[] {
  const path = joinPath(directory, name);
  return isOurs(documents, path) ? documents.yaml(path).documents : [];
}

function rendering(renderer: Renderer, directory: string): readonly YamlNode[] | undefined {
  const { objects, problems } = renderer.render(directory);
  return problems.length > 0 ? undefined : objects.map((one) => one.node);
}

/** @param name of the cluster; without it, the first that there is. */
function stand(nodes: readonly YamlNode[], release: StrimziRelease, name?: string): SeenStand | undefined {
  const seen = nodes.map((node) => ({ node, plain: toPlain(node) }));
  const nameIn = (plain: Plain): string | undefined => textAt(plain, 'metadata', 'name');
  const found = seen.find(
    ({ plain }) => textAt(plain, 'kind') === 'Kafka' && (name === undefined || nameIn(plain) === name),
  );
  if (found === undefined) return undefined;
  const pools = seen.filter(
    ({ plain }) =>
      textAt(plain, 'kind') === 'KafkaNodePool' &&
      textAt(plain, 'metadata', 'labels', 'strimzi.io/cluster') === nameIn(found.plain),
  );
  return {
    kafka: found.plain,
    pools: pools.map((one) => one.plain),
    release,
    kafkaNode: found.node,
    poolNodes: pools.map((one) => one.node),
  };
}

function differsOn(documents: Documents, directory: string, files: readonly GeneratedFile[]): boolean {
  const names = [...documents.list(directory)].filter(([, kind]) => kind === 'file').map(([name]) => name);
  const isGone = names.some((name) => !files.some((file) => file.path === joinPath(directory, name)));
  return (
    isGone ||
    files.some(({ path, text }) => {
      if (documents.kind(path) !== 'file') return true;
      const file = documents.text(path);
      return isProblem(file) || file.text !== text;
    })
  );
}
