/**
 * Owns making a repository of a rule's example: what the example leaves out comes from a small sound fleet, with ZooKeeper or, where
 * the example or its release of Strimzi wants that, with KRaft. Nothing is put in front of what the example says, so a finding on its
 * third line is on the third line of the file. Argo CD's side is there where an example has `argocd.yaml`.
 */
import { generateOverlays } from '../generate/generate.ts';
import { loadFleet } from '../model/load.ts';
import type { Example } from '../rules/rule.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { hasAt, mapAt, plainAt } from '../source/plain.ts';
import { readYaml } from '../source/read-yaml.ts';
import { type Documents, openDocuments, treeOf } from '../source/tree.ts';
import { metadataVersionsOf } from '../strimzi/config/kafka-protocols.ts';
import { type StrimziRelease, strimziRelease } from '../strimzi/releases.ts';

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
  if (isElsewhere(name)) return name in soundOfFleet ? `clusters/${name}` : name;
  return name.startsWith('profiles/') ? `clusters/${name}` : `clusters/${kubernetes}/${name}`;
}

/** What belongs to no Kubernetes cluster, or is no authored file of one: a base, a file beside the generated ones. */
function isElsewhere(name: string): boolean {
  return name in soundOfFleet || ['base/', 'clusters/', 'overlays/'].some((one) => name.startsWith(one));
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

/** What rolls the repository out, in examples that say so. */
const soundArgoCd: Texts = {
  kind: 'kind: ArgoCD\n',
  repository: 'repository: https://git.example.com/kafka/fleet.git\n',
};

/** Files that are for the whole fleet, by their name. */
const soundOfFleet: Readonly<Record<string, Texts>> = {
  'argocd.yaml': soundArgoCd,
  'rings.yaml': { kind: 'kind: Rings\n' },
};

/** Files beside a Kafka cluster, by their name: `orders/topics.yaml`. */
const beside: Readonly<Record<string, Texts>> = {
  'topics.yaml': { kind: 'kind: Topics\n' },
  'users.yaml': { kind: 'kind: Users\n' },
};

type Kind = 'zookeeper' | 'kraft' | 'own-pools';

/** What a cluster of each kind builds on. Its own file wins over a profile, key by key: so whatever an example says holds. */
const profiles: Readonly<Record<Kind, string>> = {
  zookeeper: 'sound',
  kraft: 'sound-kraft',
  'own-pools': 'sound-pools',
};

function soundProfile(kind: Kind, release: StrimziRelease | undefined): string {
  const version = release?.defaultKafkaVersion ?? '';
  const metadata = metadataVersionsOf(version).at(-1);
  const owner = 'kind: Profile\nowner: team-orders\n';
  if (kind === 'zookeeper')
    return `${owner}kafka:
  version: ${version}
  storage: { size: 100Gi }
zookeeper:
  storage: { size: 20Gi }
`;
  const kraft = `${owner}stack: kraft
kafka:
  version: ${version}
  metadataVersion: ${metadata}
  storage: { size: 100Gi }
`;
  const pools = `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker] }
`;
  return kind === 'kraft' ? `${kraft}${pools}` : kraft;
}

/** @param base the text of every file in `base/`, by path; it is parsed once for all examples. */
export function examplesOver(base: Texts): Examples {
  const parsed = openDocuments(treeOf(base));
  const open = (texts: Texts): Documents => {
    const documents = openDocuments(treeOf(texts));
    const isBase = (path: string): boolean => Object.hasOwn(base, path) && texts[path] === base[path];
    return { ...documents, yaml: (path, use) => (isBase(path) ? parsed : documents).yaml(path, use) };
  };
  const texts = (example: Example): Texts => {
    const authored = { ...base, ...authoredFiles(example) };
    const overlays = [...generateOverlays(loadFleet(open(authored))).values()].flat();
    return { ...authored, ...Object.fromEntries(overlays.map(({ path, text }) => [path, text])) };
  };
  return { texts, documents: (example) => open(texts(example)) };
}

function authoredFiles(example: Example): Texts {
  const given = new Map(filesOf(example));
  const cluster = completed(given.get('cluster.yaml') ?? '', soundKubernetes);
  const release = releaseOf(cluster);
  const files: Record<string, string> = { [exampleFile('cluster.yaml')]: cluster };
  given.delete('cluster.yaml');
  for (const [name, text] of [...given]) {
    if (!isElsewhere(name)) continue;
    const sound = soundOfFleet[name];
    files[exampleFile(name)] = sound === undefined ? text : completed(text, sound);
    given.delete(name);
  }
  const used = new Set<Kind>(['zookeeper']);
  if (![...given.keys()].some(isKafka)) given.set('orders.yaml', '');
  for (const [name, text] of given) {
    if (!isKafka(name)) {
      files[exampleFile(name)] = completed(text, beside[name.split('/').at(-1) ?? ''] ?? {});
      continue;
    }
    const kind = kindOf(text, release);
    used.add(kind);
    const sound = { kind: 'kind: KafkaCluster\n', profiles: `profiles: [${profiles[kind]}]\n` };
    files[exampleFile(name)] = completed(text, sound);
  }
  for (const kind of used) files[exampleFile(`profiles/${profiles[kind]}.yaml`)] = soundProfile(kind, release);
  return files;
}

/** Profiles, topics and users are in folders. */
function isKafka(name: string): boolean {
  return !name.includes('/');
}

function releaseOf(cluster: string): StrimziRelease | undefined {
  const release = plainAt(plainOf(cluster), 'strimzi', 'release');
  return typeof release === 'string' ? strimziRelease(release) : undefined;
}

/** An example that has pools has no others. */
function kindOf(text: string, release: StrimziRelease | undefined): Kind {
  const plain = plainOf(text);
  const stack = plainAt(plain, 'stack');
  const pools = Object.values(mapAt(plain, 'pools'));
  const onlyKraft = release?.stacks.includes('zookeeper') === false;
  const isKraft =
    stack === undefined ? onlyKraft || (pools.length > 0 && !hasAt(plain, 'migration')) : stack === 'kraft';
  if (!isKraft) return 'zookeeper';
  return pools.length > 0 ? 'own-pools' : 'kraft';
}

function plainOf(text: string): Plain {
  const [node] = readYaml({ path: '', text }).documents;
  return node === undefined ? {} : toPlain(node);
}

/** Keys that the text does not have are appended, so that its lines keep their numbers. */
function completed(text: string, sound: Texts): string {
  const written = mapAt(plainOf(text));
  const missing = Object.entries(sound).filter(([key]) => !Object.hasOwn(written, key));
  return text + missing.map(([, line]) => line).join('');
}
