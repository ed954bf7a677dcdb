/**
 * Owns reading `clusters/` into a fleet. Faults are collected file by file; a file with a fault leaves its cluster out, and the rest
 * of the fleet is still there to be checked.
 */
import { map, type Origin, toPlain, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { YamlFile } from '../source/read-yaml.ts';
import { type Documents, fileProblem, joinPath } from '../source/tree.ts';
import { checkAuthored } from './check.ts';
import { checkComplete } from './complete.ts';
import { kafkaDefaults, kubernetesDefaults } from './defaults.ts';
import { mergeMaps, withDefaults } from './merge.ts';
import type { Fleet, KafkaCluster, KafkaClusterSpec, KubernetesCluster, KubernetesClusterSpec } from './model.ts';
import type { KafkaClusterFile } from './schema/kafka-cluster.ts';
import type { KubernetesClusterFile } from './schema/kubernetes-cluster.ts';
import type { AuthoredKind } from './validators.ts';

const root = 'clusters';
const profilesFolder = 'profiles';
const kubernetesFile = 'cluster.yaml';
/** Overlays of the Kubernetes cluster itself stand beside those of its Kafka clusters. */
const reservedNames: readonly string[] = ['crds', 'operator'];
/** RFC 1123 label, beginning with a letter: it becomes a part of Service names. */
const nameShape = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Reads the authored files.
 * @param only the id of one Kubernetes cluster to read; all of them if left out.
 */
export function loadFleet(documents: Documents, only?: string): Fleet {
  const problems: Problem[] = [];
  const kubernetesClusters: KubernetesCluster[] = [];
  const kafkaClusters: KafkaCluster[] = [];
  const report = (found: readonly Problem[]): void => void problems.push(...found);
  const profiles = loadProfiles(documents, report);
  for (const [name, kind] of documents.list(root)) {
    if (name === profilesFolder || name.startsWith('.') || name.endsWith('.md')) continue;
    const folder = joinPath(root, name);
    if (kind !== 'directory') {
      report([
        layout(folder, `\`clusters/\` holds one folder for each Kubernetes cluster; move \`${name}\` into one.`),
      ]);
      continue;
    }
    if (only !== undefined && name !== only) continue;
    const kubernetes = loadKubernetes(documents, name, report);
    if (kubernetes !== undefined) kubernetesClusters.push(kubernetes);
    for (const [file, fileKind] of documents.list(folder)) {
      if (file === kubernetesFile || file.startsWith('.') || file.endsWith('.md')) continue;
      const kafka = loadKafka(documents, joinPath(folder, file), fileKind, kubernetes, profiles, report);
      if (kafka !== undefined) kafkaClusters.push(kafka);
    }
  }
  return { kubernetesClusters, kafkaClusters, problems };
}

type Report = (problems: readonly Problem[]) => void;

function layout(path: string, message: string): Problem {
  return fileProblem(path, message, 'fleet-layout');
}

function loadKubernetes(documents: Documents, id: string, report: Report): KubernetesCluster | undefined {
  const folder = joinPath(root, id);
  const path = joinPath(folder, kubernetesFile);
  if (!nameShape.test(id)) {
    report([
      layout(
        folder,
        `\`${id}\` cannot name a Kubernetes cluster: use lower-case letters, digits and \`-\`, beginning with a letter.`,
      ),
    ]);
    return undefined;
  }
  if (documents.kind(path) === undefined) {
    report([layout(path, `This file is missing; it describes the Kubernetes cluster that \`${folder}/\` stands for.`)]);
    return undefined;
  }
  const authored = readAuthored(documents, path, 'kubernetes-cluster', report);
  if (authored === undefined) return undefined;
  const file = toPlain(authored) as unknown as KubernetesClusterFile;
  const node = withDefaults(authored, kubernetesDefaults(id, file), startOf(authored));
  return { id, path, node, spec: toPlain(node) as unknown as KubernetesClusterSpec };
}

function loadKafka(
  documents: Documents,
  path: string,
  kind: string,
  kubernetes: KubernetesCluster | undefined,
  profiles: ReadonlyMap<string, YamlMap | undefined>,
  report: Report,
): KafkaCluster | undefined {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  if (kind === 'directory') {
    report([layout(path, 'Only files stand beside cluster.yaml, one for each Kafka cluster; this is a folder.')]);
    return undefined;
  }
  if (!fileName.endsWith('.yaml')) {
    const advice = fileName.endsWith('.yml') ? `name it \`${fileName.slice(0, -4)}.yaml\`` : 'move it elsewhere';
    report([layout(path, `Only \`.yaml\` files stand beside cluster.yaml, one for each Kafka cluster; ${advice}.`)]);
    return undefined;
  }
  const name = fileName.slice(0, -'.yaml'.length);
  if (!nameShape.test(name)) {
    report([
      layout(
        path,
        `\`${name}\` cannot name a Kafka cluster: use lower-case letters, digits and \`-\`, beginning with a letter.`,
      ),
    ]);
    return undefined;
  }
  if (reservedNames.includes(name)) {
    report([
      layout(
        path,
        `\`${name}\` names an overlay of the Kubernetes cluster itself; rename the file and write \`name: ${name}\` in it.`,
      ),
    ]);
    return undefined;
  }
  const authored = readAuthored(documents, path, 'kafka-cluster', report);
  if (authored === undefined || kubernetes === undefined) return undefined;
  const merged = withProfiles(authored, profiles, report);
  if (merged === undefined) return undefined;
  const file = toPlain(merged) as unknown as KafkaClusterFile;
  const node = withDefaults(merged, kafkaDefaults(name, file, kubernetes), startOf(authored));
  const incomplete = checkComplete(node, kubernetes);
  report(incomplete);
  if (incomplete.length > 0) return undefined;
  return { id: `${kubernetes.id}/${name}`, path, kubernetes, node, spec: toPlain(node) as unknown as KafkaClusterSpec };
}

/** Profiles by name; undefined for one that has a fault, so that its users are left out without a second message. */
function loadProfiles(documents: Documents, report: Report): ReadonlyMap<string, YamlMap | undefined> {
  const profiles = new Map<string, YamlMap | undefined>();
  const folder = joinPath(root, profilesFolder);
  for (const [file, kind] of documents.list(folder)) {
    if (file.startsWith('.') || file.endsWith('.md')) continue;
    const path = joinPath(folder, file);
    if (kind === 'directory' || !file.endsWith('.yaml')) {
      report([layout(path, '`clusters/profiles/` holds `.yaml` files only, one for each profile.')]);
      continue;
    }
    profiles.set(file.slice(0, -'.yaml'.length), readAuthored(documents, path, 'profile', report));
  }
  return profiles;
}

function withProfiles(
  authored: YamlMap,
  profiles: ReadonlyMap<string, YamlMap | undefined>,
  report: Report,
): YamlMap | undefined {
  const named = authored.entries.get('profiles')?.value;
  let merged: YamlMap | undefined;
  for (const item of named?.kind === 'list' ? named.items : []) {
    const name = String(toPlain(item));
    const profile = profiles.get(name);
    if (profile === undefined) {
      if (!profiles.has(name)) report([unknownProfile(name, [...profiles.keys()], item.origin)]);
      return undefined;
    }
    merged = merged === undefined ? profile : mergeMaps(merged, profile);
  }
  return merged === undefined ? authored : mergeMaps(merged, authored);
}

function unknownProfile(name: string, known: readonly string[], origin: Origin): Problem {
  const list = known.length === 0 ? 'there are none yet' : `there are ${known.map((one) => `\`${one}\``).join(', ')}`;
  return { id: 'authored-file', message: `Profile \`${name}\` is not in \`clusters/profiles/\`; ${list}.`, origin };
}

function readAuthored(documents: Documents, path: string, kind: AuthoredKind, report: Report): YamlMap | undefined {
  const yaml = documents.yaml(path);
  if (yaml.problems.length > 0) {
    report(yaml.problems);
    return undefined;
  }
  const node = onlyMap(yaml, report);
  if (node === undefined) return undefined;
  const problems = checkAuthored(kind, node);
  report(problems);
  return problems.length === 0 ? node : undefined;
}

function onlyMap(yaml: YamlFile, report: Report): YamlMap | undefined {
  const [node, second] = yaml.documents;
  const at = (message: string, origin: Origin): undefined => void report([{ id: 'authored-file', message, origin }]);
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) {
    return at('This file is empty.', { file: yaml.file, start: 0, end: 0 });
  }
  if (second !== undefined) return at('A second document begins here; write one file for each cluster.', second.origin);
  if (node.kind !== 'map')
    return at(
      `This file is ${node.kind === 'list' ? 'a list' : 'a single value'}; expected \`key: value\` lines.`,
      node.origin,
    );
  return node.entries.size === 0 ? at('This file is empty.', map(node.entries, node.origin).origin) : node;
}

/** Where a default of the whole file is shown: its first key. */
function startOf(node: YamlMap): Origin {
  return node.entries.values().next().value?.key ?? node.origin;
}
