/** Owns reading one authored file: YAML with one document, a map, that fits the schema of its kind. */
import type { Origin, YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { YamlFile } from '../source/read-yaml.ts';
import type { Documents } from '../source/tree.ts';
import { checkAuthored } from './check.ts';
import type { AuthoredKind } from './validators.ts';

export type Report = (problems: readonly Problem[]) => void;

/** What is expected of a file, and where it stands, for the messages. */
const kinds: Readonly<Record<AuthoredKind, { readonly kind: string; readonly one: string; readonly place: string }>> = {
  'kubernetes-cluster': {
    kind: 'KubernetesCluster',
    one: 'one Kubernetes cluster',
    place: 'clusters/<kubernetes>/cluster.yaml',
  },
  'kafka-cluster': { kind: 'KafkaCluster', one: 'one Kafka cluster', place: 'clusters/<kubernetes>/<kafka>.yaml' },
  profile: { kind: 'Profile', one: 'one profile', place: 'clusters/profiles/' },
  topics: { kind: 'Topics', one: 'a map of topics', place: 'clusters/<kubernetes>/<kafka>/topics.yaml' },
  users: { kind: 'Users', one: 'a map of users', place: 'clusters/<kubernetes>/<kafka>/users.yaml' },
  argocd: { kind: 'ArgoCD', one: 'the Argo CD that watches this repository', place: 'clusters/argocd.yaml' },
  rings: { kind: 'Rings', one: 'the order of rings', place: 'clusters/rings.yaml' },
};

/** Undefined for a file with a fault, which was reported then. */
export function readAuthored(
  documents: Documents,
  path: string,
  kind: AuthoredKind,
  report: Report,
): YamlMap | undefined {
  const yaml = documents.yaml(path, 'rewritten');
  if (yaml.problems.length > 0) {
    report(yaml.problems);
    return undefined;
  }
  const node = onlyMap(yaml, kind, report);
  if (node === undefined) return undefined;
  const problems = checkAuthored(kind, node);
  report(problems);
  return problems.length === 0 ? node : undefined;
}

function onlyMap(yaml: YamlFile, authored: AuthoredKind, report: Report): YamlMap | undefined {
  const { kind, one } = kinds[authored];
  const at = (message: string, origin: Origin): undefined => void report([{ id: 'authored-file', message, origin }]);
  // A `---` before or behind the only document leaves an empty one.
  const [node, second] = yaml.documents.filter((one) => one.kind !== 'scalar' || one.value !== null);
  if (node === undefined || (node.kind === 'map' && node.entries.size === 0)) {
    const what = yaml.file.text.includes('#') ? 'holds nothing but comments' : 'is empty';
    return at(`This file ${what}; describe ${one} in it, beginning with \`kind: ${kind}\`, or delete the file.`, {
      file: yaml.file,
      start: 0,
      end: 0,
    });
  }
  if (second !== undefined)
    return at(`A second document begins here, and a file holds ${one}; put it into a file of its own.`, second.origin);
  if (node.kind === 'map') {
    const type = node.entries.get('apiVersion');
    const name = node.entries.get('kind')?.value;
    const other = Object.values(kinds).find((one) => name?.kind === 'scalar' && one.kind === name.value);
    if (name !== undefined && other !== undefined && other.kind !== kind)
      return at(
        `\`kind\` is \`${other.kind}\`, which belongs in \`${other.place}\`; here \`${kind}\` is expected.`,
        name.origin,
      );
    if (type === undefined || name?.kind !== 'scalar' || name.value === kind) return node;
    return at(
      `This is a Kubernetes object, but ${one} is expected here (\`kind: ${kind}\`); objects stand under \`manifests\` of a Kafka cluster, or in \`base/\`.`,
      type.key,
    );
  }
  const found = node.kind === 'list' ? 'a list' : 'a single value';
  return at(`This file is ${found}; expected \`key: value\` lines, the first of them \`kind: ${kind}\`.`, node.origin);
}
