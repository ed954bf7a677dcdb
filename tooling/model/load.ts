/**
 * Owns reading `clusters/` into a fleet. Faults are collected file by file; a file with a fault leaves its cluster out, and the rest
 * of the fleet is still there to be checked.
 */
import { nearest } from '../source/nearest.ts';
import { toPlain } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { type Documents, type EntryKind, fileProblem, isProblem, joinPath, nameOf } from '../source/tree.ts';
import { checkSecretNamespaces, checkSecrets } from './check-secrets.ts';
import { checkComplete } from './complete.ts';
import { checkAttended } from './complete-lists.ts';
import { checkParts } from './complete-parts.ts';
import { checkStack, checkStackRuns } from './complete-stack.ts';
import { kafkaDefaults, kubernetesDefaults } from './defaults.ts';
import { argocdFile, loadArgoCd, loadRings, ringsFile, startOf } from './fleet-files.ts';
import { noLists, readLists } from './lists.ts';
import { checkMaintenance } from './maintenance.ts';
import { withDefaults } from './merge.ts';
import type {
  Fleet,
  KafkaCluster,
  KafkaClusterSpec,
  KubernetesCluster,
  KubernetesClusterSpec,
  Rings,
} from './model.ts';
import { ofItsStack } from './of-its-stack.ts';
import { withSharedFields } from './pools.ts';
import { layersOf, loadProfiles, mergeLayers, type Profiles } from './profiles.ts';
import { type Report, readAuthored } from './read-authored.ts';
import { checkRestart } from './restart.ts';
import { checkRing } from './rings.ts';
import type { KafkaClusterFile } from './schema/kafka-cluster.ts';
import type { KubernetesClusterFile } from './schema/kubernetes-cluster.ts';
import { topicsIn } from './topics.ts';
import { usersIn } from './users.ts';

const root = 'clusters';
const profilesFolder = 'profiles';
const kubernetesFile = 'cluster.yaml';
/** Overlays of the Kubernetes cluster itself stand beside those of its Kafka clusters. */
export const reservedNames: readonly string[] = ['argocd', 'crds', 'drain-cleaner', 'operator', 'prometheus'];
/** `overlays/argocd` is what Argo CD itself gets. */
const reservedFolders: readonly string[] = ['argocd'];
/** RFC 1123 label, beginning with a letter: it becomes a part of Service names. */
export const nameShape = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What was read of a tree that shares files with the one to read. */
export interface OtherState {
  readonly fleet: Fleet;
  /** Paths that differ. */
  readonly changed: ReadonlySet<string>;
}

/**
 * Reads the authored files.
 * @param only the id of one Kubernetes cluster to read, or several; all of them if left out.
 * @param other another state of the same files that was read before: clusters whose files are the same are those of it.
 */
export function loadFleet(documents: Documents, only?: string | ReadonlySet<string>, other?: OtherState): Fleet {
  const isRead = (name: string): boolean =>
    only === undefined || (typeof only === 'string' ? name === only : only.has(name));
  const problems: Problem[] = [];
  const kubernetesClusters: KubernetesCluster[] = [];
  const kafkaClusters: KafkaCluster[] = [];
  const report = (found: readonly Problem[]): void => void problems.push(...found);
  const argocd = loadArgoCd(documents, report);
  const rings = loadRings(documents, report);
  // What it would have changed is not known, so no cluster is as it should be.
  const isRingless = rings === undefined && documents.kind(ringsFile) !== undefined;
  const ids: string[] = [];
  const profiles = loadProfiles(documents, report);
  for (const [name, kind] of documents.list(root)) {
    if (isIgnored(name) || (name === profilesFolder && kind === 'directory')) continue;
    const folder = joinPath(root, name);
    if (folder === argocdFile || folder === ringsFile) continue;
    if (kind !== 'directory') {
      const file = documents.text(folder);
      report([isProblem(file) ? file : layout(folder, misplaced(name))]);
      continue;
    }
    if (nameShape.test(name) && !reservedFolders.includes(name)) ids.push(name);
    if (!isRead(name) || isRingless) continue;
    const kept = keptIn(other, name);
    const read = kept?.kubernetes ?? loadKubernetes(documents, name, report);
    const kubernetes = read && isInRing(read, rings, report) ? read : undefined;
    if (kubernetes !== undefined) kubernetesClusters.push(kubernetes);
    const own: (KafkaCluster | undefined)[] = [];
    const listing = documents.list(folder);
    for (const [file, fileKind] of listing) {
      if (file === kubernetesFile || isIgnored(file)) continue;
      // The folder of a Kafka cluster has the name of its file.
      if (fileKind === 'directory' && file !== stemOf(kubernetesFile) && listing.get(`${file}.yaml`) === 'file')
        continue;
      const entry = {
        path: joinPath(folder, file),
        kind: fileKind,
        hasFolder: listing.get(stemOf(file)) === 'directory',
      };
      const same = kubernetes && kept?.kafka(entry.path);
      own.push(same ?? loadKafka(documents, entry, kubernetes, profiles, report));
    }
    const kafka = own.filter((one) => one !== undefined);
    kafkaClusters.push(...kafka);
    // A file with a fault may be the one whose namespace is meant.
    if (kubernetes !== undefined && kafka.length === own.length) report(checkSecretNamespaces(kubernetes, kafka));
  }
  return { documents, argocd, rings, ids, kubernetesClusters, kafkaClusters, problems };
}

function isInRing(kubernetes: KubernetesCluster, rings: Rings | undefined, report: Report): boolean {
  const problems = checkRing(kubernetes, rings);
  report(problems);
  return problems.length === 0;
}

/** What of a Kubernetes cluster and its Kafka clusters is as in another state; a profile is for any of them. */
function keptIn(other: OtherState | undefined, id: string) {
  if (other === undefined) return undefined;
  const paths = [...other.changed];
  const path = joinPath(joinPath(root, id), kubernetesFile);
  if (paths.some((one) => one === path || one.startsWith(`${root}/${profilesFolder}/`))) return undefined;
  const kubernetes = other.fleet.kubernetesClusters.find((one) => one.id === id);
  if (kubernetes === undefined) return undefined;
  const isSame = (file: string): boolean =>
    !paths.some((one) => one === file || one.startsWith(`${file.slice(0, -'.yaml'.length)}/`));
  const kafka = (file: string): KafkaCluster | undefined =>
    isSame(file) ? other.fleet.kafkaClusters.find((one) => one.path === file) : undefined;
  return { kubernetes, kafka };
}

/** Notes for people, and what editors and systems leave behind. */
function isIgnored(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.md');
}

function layout(path: string, message: string): Problem {
  return fileProblem(path, message, 'fleet-layout');
}

function misplaced(name: string): string {
  if (name === profilesFolder)
    return '`clusters/profiles` is a file; make it a folder that holds one file for each profile.';
  const meant = /\.ya?ml$/.test(name)
    ? nearest(
        stemOf(name),
        [argocdFile, ringsFile].map((path) => stemOf(nameOf(path))),
      )
    : undefined;
  return meant === undefined
    ? `\`clusters/\` holds one folder for each Kubernetes cluster; move \`${shorten(name)}\` into one.`
    : `Nothing reads \`${shorten(name)}\`; name it \`${meant}.yaml\`, or move it into the folder of a Kubernetes cluster.`;
}

function badName(name: string, what: string): string {
  const shape = 'lower-case letters, digits and `-`, beginning with a letter, 63 characters at most';
  return `\`${shorten(name)}\` cannot name a ${what}; rename it to ${shape}.`;
}

function loadKubernetes(documents: Documents, id: string, report: Report): KubernetesCluster | undefined {
  const folder = joinPath(root, id);
  const path = joinPath(folder, kubernetesFile);
  if (!nameShape.test(id)) {
    report([layout(folder, badName(id, 'Kubernetes cluster'))]);
    return undefined;
  }
  if (reservedFolders.includes(id)) {
    report([
      layout(
        folder,
        `\`overlays/${id}\` is what Argo CD itself gets, so no Kubernetes cluster can have this name; call the folder otherwise (what describes Argo CD is \`${argocdFile}\`).`,
      ),
    ]);
    return undefined;
  }
  if (documents.kind(path) === undefined) {
    report([
      layout(
        path,
        `This file is missing; it describes the Kubernetes cluster that the files in \`${folder}/\` run on.`,
      ),
    ]);
    return undefined;
  }
  const authored = readAuthored(documents, path, 'kubernetes-cluster', report);
  if (authored === undefined) return undefined;
  const file = toPlain(authored) as unknown as KubernetesClusterFile;
  const node = withDefaults(authored, kubernetesDefaults(id, file), startOf(authored));
  const spec = toPlain(node) as unknown as KubernetesClusterSpec;
  const unfit = [
    ...checkSecrets(node, spec),
    ...checkRestart(node, spec.restart),
    ...checkMaintenance(node, spec.maintenance),
  ];
  report(unfit);
  return unfit.length > 0 ? undefined : { id, path, node, authored, spec };
}

/** What stands beside cluster.yaml; `hasFolder`: a folder of its name holds topics and users. */
interface KafkaEntry {
  readonly path: string;
  readonly kind: EntryKind;
  readonly hasFolder: boolean;
}

function loadKafka(
  documents: Documents,
  { path, kind, hasFolder }: KafkaEntry,
  kubernetes: KubernetesCluster | undefined,
  profiles: Profiles,
  report: Report,
): KafkaCluster | undefined {
  const unfit = unfitFile(nameOf(path), kind);
  if (unfit !== undefined) {
    report([layout(path, unfit)]);
    return undefined;
  }
  const name = stemOf(nameOf(path));
  const lists = hasFolder ? readLists(documents, stemOf(path), report) : noLists;
  const authored = readAuthored(documents, path, 'kafka-cluster', report);
  if (authored === undefined || kubernetes === undefined) return undefined;
  const layers = layersOf(authored, profiles, report);
  if (layers === undefined) return undefined;
  const merged = withSharedFields(ofItsStack(mergeLayers(layers), kubernetes));
  const file = toPlain(merged) as unknown as KafkaClusterFile;
  const node = withDefaults(merged, kafkaDefaults(name, file, kubernetes, lists), startOf(authored));
  const spec = toPlain(node) as unknown as KafkaClusterSpec;
  const notRun = checkStackRuns(node, spec, kubernetes);
  if (notRun.length > 0) {
    report(notRun);
    return undefined;
  }
  const incomplete = [
    ...checkComplete(node, spec, kubernetes),
    ...checkStack(node, authored, spec, kubernetes),
    ...checkParts(node, spec, kubernetes),
    ...checkAttended(node, spec, lists),
    ...checkRestart(node, spec.restart, kubernetes.spec.restart),
  ];
  const gather: Report = (problems) => void incomplete.push(...problems);
  const topics = topicsIn(lists.topics, gather);
  const users = usersIn(lists.users, spec, kubernetes, gather);
  report(incomplete);
  if (incomplete.length > 0 || !lists.complete) return undefined;
  const written = [...lists.topics, ...lists.users];
  return { id: `${kubernetes.id}/${name}`, path, kubernetes, node, layers, spec, topics, users, lists: written };
}

function stemOf(fileName: string): string {
  return fileName.slice(0, -'.yaml'.length);
}

/** Why something beside cluster.yaml is no file of a Kafka cluster. */
function unfitFile(fileName: string, kind: EntryKind): string | undefined {
  const only = 'stand beside cluster.yaml, one for each Kafka cluster';
  if (kind === 'directory') return unfitFolder(fileName, only);
  if (fileName.endsWith('.yml'))
    return `Only \`.yaml\` files ${only}; name it \`${shorten(fileName.slice(0, -4))}.yaml\`.`;
  if (!fileName.endsWith('.yaml')) return `Only \`.yaml\` files ${only}; move \`${shorten(fileName)}\` elsewhere.`;
  const name = fileName.slice(0, -'.yaml'.length);
  if (!nameShape.test(name)) return badName(name, 'Kafka cluster');
  if (reservedNames.includes(name))
    return `\`${name}\` names an overlay of the Kubernetes cluster itself; rename the file and write \`name: ${name}\` in it${name === 'argocd' ? ` (what describes Argo CD is \`${argocdFile}\`)` : ''}.`;
  return undefined;
}

function unfitFolder(name: string, only: string): string {
  return nameShape.test(name) && name !== stemOf(kubernetesFile)
    ? `This folder is for topics and users of a Kafka cluster \`${name}\`, but there is no \`${name}.yaml\` beside it; write that, or move what the folder holds.`
    : `Only files ${only}, and this is a folder; move what it holds up, or elsewhere.`;
}
