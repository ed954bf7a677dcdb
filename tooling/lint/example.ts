/**
 * Owns making a repository of a rule's example: what the example leaves out comes from a small sound fleet. Nothing is put in front
 * of what the example says, so a finding on its third line is on the third line of the file.
 */
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import type { Example } from '../rules/rule.ts';
import { readYaml } from '../source/read-yaml.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';

/** Text by path. */
export type Texts = Readonly<Record<string, string>>;

export interface Examples {
  /** Every file of the example's repository, overlays too. */
  texts(example: Example): Texts;
  documents(example: Example): Documents;
}

const kubernetes = 'hz';

/** Where the file of an example stands in its repository. */
export function exampleFile(name: string): string {
  return name.startsWith('profiles/') ? `clusters/${name}` : `clusters/${kubernetes}/${name}`;
}

/** The files of an example as it gives them: a single text is a Kafka cluster. */
export function filesOf(example: Example): readonly (readonly [name: string, text: string])[] {
  return typeof example === 'string' ? [['orders.yaml', example]] : Object.entries(example);
}

/** What a cluster.yaml has that does not say otherwise, by key. */
const soundKubernetes: Texts = {
  kind: 'kind: KubernetesCluster\n',
  provider: 'provider: alibaba\n',
  kubernetes: 'kubernetes: "1.33"\n',
  nodePools: `nodePools:
  - { name: kafka, nodes: 9, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
`,
  storageClasses: `storageClasses:
  - { name: cloud-essd, minSize: 20Gi, maxSize: 32Ti, default: true }
  - { name: cloud-ssd, minSize: 20Gi, maxSize: 32Ti }
`,
  strimzi: `strimzi:
  release: 0.45.2
`,
};

/** A Kafka cluster's own file wins over its profile, key by key: so whatever an example says holds. */
const soundKafka: Texts = { kind: 'kind: KafkaCluster\n', profiles: 'profiles: [sound]\n' };
const soundProfile = `kind: Profile
owner: team-orders
kafka:
  version: 3.9.2
  storage: { size: 100Gi }
zookeeper:
  storage: { size: 20Gi }
`;

/** @param base the text of every file in `base/`, by path; it is parsed once for all examples. */
export function examplesOver(base: Texts): Examples {
  const parsed = openDocuments(treeOf(base));
  const open = (texts: Texts): Documents => {
    const documents = openDocuments(treeOf(texts));
    return { ...documents, yaml: (path) => (Object.hasOwn(base, path) ? parsed : documents).yaml(path) };
  };
  const texts = (example: Example): Texts => {
    const authored = { ...base, ...authoredFiles(example) };
    const overlays = [...generateOverlays(loadFleet(open(authored))).values()].flat();
    return { ...authored, ...Object.fromEntries(overlays.map(({ path, text }) => [path, text])) };
  };
  return { texts, documents: (example) => open(texts(example)) };
}

function authoredFiles(example: Example): Texts {
  const files: Record<string, string> = { [exampleFile('profiles/sound.yaml')]: soundProfile };
  for (const [name, text] of filesOf(example)) {
    const sound = name === 'cluster.yaml' ? soundKubernetes : soundKafka;
    files[exampleFile(name)] = name.startsWith('profiles/') ? text : completed(text, sound, name);
  }
  const kafka = Object.keys(files).filter((path) => path.startsWith(exampleFile('')));
  if (!kafka.some((path) => path !== exampleFile('cluster.yaml')))
    files[exampleFile('orders.yaml')] = completed('', soundKafka);
  files[exampleFile('cluster.yaml')] ??= completed('', soundKubernetes);
  return files;
}

/** Keys that the text does not have are appended, so that its lines keep their numbers. */
function completed(text: string, sound: Texts, path = ''): string {
  const [node] = readYaml({ path, text }).documents;
  const written = node?.kind === 'map' ? node.entries : new Map<string, unknown>();
  const missing = Object.entries(sound).filter(([key]) => !written.has(key));
  return text + missing.map(([, line]) => line).join('');
}
