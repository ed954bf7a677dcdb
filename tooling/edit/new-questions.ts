/**
 * Owns what has to be known of a new cluster, one question after the other, each with the choices there are: a terminal asks them, flags
 * answer them, and in a script what nobody answered has its default or is missing.
 */
import { defaultClass } from '../model/complete.ts';
import { nameShape, reservedNames } from '../model/load.ts';
import type { Fleet, KubernetesCluster, Stack, Tier } from '../model/model.ts';
import { nearest } from '../source/nearest.ts';
import { type Plain, toPlain } from '../source/node.ts';
import { plainAt } from '../source/plain.ts';
import { parseQuantity } from '../source/quantity.ts';
import { either, shorten } from '../source/show.ts';
import type { Documents } from '../source/tree.ts';
import { cataloguedVersion } from '../strimzi/config/kafka-versions.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import type { NewCluster } from './new-cluster.ts';
import { describeSize, fittingSizes, type SizeName, sizeNames, sizes, unfitSize } from './sizes.ts';
import { type Read, readCount, readCpu, readSize } from './values.ts';

/** In the order in which they are asked. */
export const answerKeys = [
  'kubernetes',
  'name',
  'owner',
  'profile',
  'tier',
  'nodePool',
  'size',
  'brokers',
  'storage',
  'class',
] as const;
export type AnswerKey = (typeof answerKeys)[number];

/** As they were written; `''` for one that is left at its default. */
export type Answers = Readonly<Partial<Record<AnswerKey, string>>>;

/** What only flags say. */
export interface Extras {
  readonly namespace?: string;
  readonly stack?: string;
  /** Version of Kafka. */
  readonly kafka?: string;
  readonly cpu?: string;
  readonly memory?: string;
}

export interface Question {
  readonly key: AnswerKey;
  readonly flag: string;
  /** What is asked, without a question mark. */
  readonly text: string;
  readonly choices: readonly { readonly value: string; readonly note?: string }[];
  /** Whether it is asked at all: not where there is one choice, or a profile has said it. */
  readonly isNeeded: boolean;
  /** Taken for an empty answer; undefined where there is none to take. */
  readonly fallback: string | undefined;
  /** Undefined for a good answer, else what is wrong with it. */
  readonly fault: (answer: string) => string | undefined;
}

interface Known {
  readonly documents: Documents;
  readonly fleet: Fleet;
  readonly answers: Answers;
}

/** @param known with answers to all that comes before it. */
export function questionFor(key: AnswerKey, known: Known): Question {
  return { key, flag: flags[key], isNeeded: true, ...questions[key](known) };
}

export const flags: Readonly<Record<AnswerKey, string>> = {
  kubernetes: '--kubernetes',
  name: '--name',
  owner: '--owner',
  profile: '--profile',
  tier: '--tier',
  nodePool: '--node-pool',
  size: '--size',
  brokers: '--brokers',
  storage: '--storage',
  class: '--class',
};

type Asked = Omit<Question, 'key' | 'flag' | 'isNeeded'> & Partial<Pick<Question, 'isNeeded'>>;

const tiers: readonly Tier[] = ['production', 'staging', 'development'];

const questions: Readonly<Record<AnswerKey, (known: Known) => Asked>> = {
  kubernetes: ({ fleet }) => {
    const ids = fleet.kubernetesClusters.map((one) => one.id);
    return {
      text: 'Kubernetes cluster',
      choices: fleet.kubernetesClusters.map(({ id, spec }) => ({ value: id, note: `Strimzi ${spec.strimzi.release}` })),
      fallback: ids.length === 1 ? ids[0] : undefined,
      fault: (answer) => notAmong('Kubernetes cluster', answer, ids),
    };
  },
  name: ({ documents, fleet, answers }) => ({
    text: 'Name of the Kafka cluster',
    choices: [],
    fallback: undefined,
    fault: (answer) => nameFault(answer, documents, fleet, answers.kubernetes ?? ''),
  }),
  owner: ({ fleet }) => ({
    text: 'Team to ask about it',
    choices: ownersOf(fleet).map((value) => ({ value })),
    fallback: undefined,
    fault: (answer) =>
      answer.trim() === '' || /[\p{Cc}]/u.test(answer) ? 'Name a team, such as `team-orders`.' : undefined,
  }),
  profile: ({ documents }) => {
    const names = profilesOf(documents);
    return {
      isNeeded: names.length > 0,
      text: 'Profile to build on',
      choices: ['none', ...names].map((value) => ({ value })),
      fallback: 'none',
      fault: (answer) =>
        answer
          .split(',')
          .map((one) => notAmong('profile', one.trim(), ['none', ...names]))
          .find((one) => one !== undefined),
    };
  },
  tier: (known) => ({
    isNeeded: ofProfiles(known, 'tier') === undefined,
    text: 'How much depends on it',
    choices: tiers.map((value) => ({ value })),
    fallback: 'production',
    fault: (answer) => notAmong('tier', answer, tiers),
  }),
  nodePool: (known) => {
    const { nodePools } = kubernetesOf(known).spec;
    const names = ['any', ...nodePools.map((one) => one.name)];
    return {
      isNeeded: nodePools.length > 1 && !nodePools.some((one) => one.default === true),
      text: 'Nodes to run on',
      choices: [
        { value: 'any' },
        ...nodePools.map(({ name, nodes, cpu, memory }) => ({
          value: name,
          note: `${nodes} of ${cpu} CPU, ${memory}`,
        })),
      ],
      fallback: 'any',
      fault: (answer) => notAmong('node pool', answer, names),
    };
  },
  size: (known) => {
    const kubernetes = kubernetesOf(known);
    const fitting = fittingSizes(kubernetes, chosenPool(known));
    return {
      // A profile that says how large brokers are is a size of its own.
      isNeeded: ['memory', 'cpu'].every((field) => ofProfiles(known, 'kafka', field) === undefined),
      text: 'Size of its brokers',
      choices: fitting.map((value) => ({ value, note: describeSize(value, tierOf(known)) })),
      fallback: 'small',
      fault: (answer) => {
        const size = sizeNames.find((one) => one === answer);
        if (size === undefined) return notAmong('size', answer, fitting);
        return fitting.includes(size) ? undefined : unfitSize(size, kubernetes, fitting);
      },
    };
  },
  brokers: (known) => ({
    text: 'Number of brokers',
    choices: [],
    fallback: String(usualBrokers(known)),
    fault: (answer) => faultOf(readCount('--brokers', answer, 1, 1000)),
  }),
  storage: (known) => ({
    isNeeded: ['size', 'volumes'].every((field) => ofProfiles(known, 'kafka', 'storage', field) === undefined),
    text: 'Disk of each broker',
    choices: [],
    fallback: usualDisk(known),
    fault: (answer) => faultOf(readSize('--storage', answer)),
  }),
  class: (known) => {
    const kubernetes = kubernetesOf(known);
    const { storageClasses } = kubernetes.spec;
    const standard = defaultClass(kubernetes);
    const names = storageClasses.map((one) => one.name);
    return {
      isNeeded: standard === undefined || names.length > 1,
      text: 'Storage class',
      choices: storageClasses.map(({ name, provisioner, ...one }) => ({
        value: name,
        note: [...(provisioner === undefined ? [] : [provisioner]), ...(one.default === true ? ['default'] : [])].join(
          ', ',
        ),
      })),
      fallback: standard ?? (names.length === 1 ? names[0] : undefined),
      fault: (answer) => notAmong('storage class', answer, names),
    };
  },
};

function notAmong(what: string, answer: string, names: readonly string[]): string | undefined {
  if (names.includes(answer)) return undefined;
  const missing = `There is no ${what} \`${shorten(answer)}\``;
  if (names.length === 0) return `${missing}; there are none yet.`;
  const near = nearest(answer, names);
  return near === undefined ? `${missing}; expected ${either(names)}.` : `${missing}; did you mean \`${near}\`?`;
}

function faultOf(read: Read<unknown>): string | undefined {
  return 'refused' in read ? read.refused : undefined;
}

/** Why a new cluster cannot have this name; undefined where it can. */
export function nameFault(name: string, documents: Documents, fleet: Fleet, kubernetes: string): string | undefined {
  if (!nameShape.test(name))
    return `\`${shorten(name)}\` cannot name a Kafka cluster; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.`;
  if (name === 'cluster' || reservedNames.includes(name))
    return `\`${name}\` names something of the Kubernetes cluster itself; choose another name.`;
  const taken = fleet.kafkaClusters.some((one) => one.kubernetes.id === kubernetes && one.spec.name === name);
  const there = ['.yaml', '.yml', '']
    .map((end) => `clusters/${kubernetes}/${name}${end}`)
    .find((one) => documents.kind(one) !== undefined);
  if (there !== undefined)
    return `\`${there}\` is there already; choose another name, or change that with \`npx fleet resize\`.`;
  return taken
    ? `A Kafka cluster \`${name}\` is there already, in another file of ${kubernetes}; choose another name.`
    : undefined;
}

function ownersOf({ kafkaClusters }: Fleet): readonly string[] {
  return [...new Set(kafkaClusters.flatMap(({ spec }) => (spec.owner === undefined ? [] : [spec.owner])))].sort();
}

function profilesOf(documents: Documents): readonly string[] {
  return [...documents.list('clusters/profiles').keys()]
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('.'))
    .map((name) => name.slice(0, -'.yaml'.length));
}

function chosenProfiles({ answers }: Pick<Known, 'answers'>): readonly string[] {
  return (answers.profile ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'none');
}

/** What the chosen profiles say of a field; a later one wins. */
function ofProfiles(known: Known, ...route: readonly string[]): Plain | undefined {
  return chosenProfiles(known)
    .map((name) => {
      const [node] = known.documents.yaml(`clusters/profiles/${name}.yaml`, 'rewritten').documents;
      return node && plainAt(toPlain(node), ...route);
    })
    .reduce<Plain | undefined>((under, over) => over ?? under, undefined);
}

function kubernetesOf({ fleet, answers }: Known): KubernetesCluster {
  const found = fleet.kubernetesClusters.find((one) => one.id === answers.kubernetes);
  if (found === undefined) throw new Error(`no Kubernetes cluster ${answers.kubernetes}`);
  return found;
}

function tierOf(known: Known): Tier {
  const said = known.answers.tier ?? ofProfiles(known, 'tier');
  return tiers.find((one) => one === said) ?? 'production';
}

function sizeOf({ answers }: Known): SizeName {
  return sizeNames.find((one) => one === answers.size) ?? 'small';
}

function chosenPool({ answers }: Known): string | undefined {
  return answers.nodePool === 'any' || answers.nodePool === undefined ? undefined : answers.nodePool;
}

function usualBrokers(known: Known): number {
  const ofProfile = ofProfiles(known, 'kafka', 'brokers');
  if (typeof ofProfile === 'number') return ofProfile;
  const tier = tierOf(known);
  return tier === 'development' ? 1 : (sizes[sizeOf(known)].brokers ?? 3);
}

/** No smaller than the default class makes them. */
function usualDisk(known: Known): string {
  const usual = sizes[sizeOf(known)].storage[tierOf(known)];
  const { minSize } = kubernetesOf(known).spec.storageClasses.find((one) => one.default === true) ?? {};
  return minSize !== undefined && (parseQuantity(minSize) ?? 0) > (parseQuantity(usual) ?? 0) ? minSize : usual;
}

/** @param known with all answers that {@link questionFor} asks for, none of them faulty. */
export function newClusterFrom(known: Known, extras: Extras): Read<NewCluster> {
  const { answers } = known;
  const kubernetes = kubernetesOf(known);
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  if (release === undefined)
    return { refused: `Strimzi ${kubernetes.spec.strimzi.release} of ${kubernetes.id} is not known here.` };
  const { namespace, kafka } = extras;
  if (namespace !== undefined && !nameShape.test(namespace))
    return {
      refused: `\`--namespace ${shorten(namespace)}\` is no namespace; write lower-case letters, digits and \`-\`, beginning with a letter, 63 characters at most.`,
    };
  // ZooKeeper ends with 0.45, so what begins today begins without it.
  const usual: Stack = release.stacks.includes('kraft') ? 'kraft' : 'zookeeper';
  const stack = release.stacks.find((one) => one === (extras.stack ?? usual));
  if (stack === undefined)
    return {
      refused: `Strimzi ${release.release} of ${kubernetes.id} runs no \`--stack ${shorten(extras.stack ?? '')}\`; expected ${either(release.stacks)}.`,
    };
  const version = kafka ?? release.defaultKafkaVersion;
  if (!release.kafkaVersions.includes(version) || cataloguedVersion(version) === undefined)
    return {
      refused: `Strimzi ${release.release} of ${kubernetes.id} runs no Kafka \`${shorten(version)}\`; expected ${either(release.kafkaVersions)}.`,
    };
  const cpu = extras.cpu === undefined ? undefined : readCpu('--cpu', extras.cpu);
  const memory = extras.memory === undefined ? undefined : readSize('--memory', extras.memory);
  for (const one of [cpu, memory]) if (one !== undefined && 'refused' in one) return one;
  const size = answers.size === undefined ? undefined : sizes[sizeOf(known)];
  const tier = tierOf(known);
  return {
    value: {
      kubernetes,
      name: answers.name ?? '',
      owner: answers.owner ?? '',
      tier: tier === (ofProfiles(known, 'tier') ?? 'production') ? undefined : tier,
      effectiveTier: tier,
      profiles: chosenProfiles(known),
      namespace: namespace === 'kafka' && ofProfiles(known, 'namespace') === undefined ? undefined : namespace,
      stack,
      version,
      brokers: Number(answers.brokers ?? usualBrokers(known)),
      cpu: cpu !== undefined && 'value' in cpu ? cpu.value : size?.cpu,
      memory: memory !== undefined && 'value' in memory ? memory.value : size?.memory,
      storage: answers.storage,
      class: answers.class === defaultClass(kubernetes) ? undefined : answers.class,
      nodePool: chosenPool(known),
    },
  };
}
