/**
 * Owns the form of a release's data file: which fields it has and what each may hold. A field that is missing, unknown or of another
 * form is an error that names the file, so that a file with a slip is never half believed.
 */
import { nearest } from '../source/nearest.ts';
import { either } from '../source/show.ts';

export type ApiVersion = 'v1beta2' | 'v1';
export type Stack = 'zookeeper' | 'kraft';

/**
 * What it takes to use something: nothing has it; a feature gate of the operator (and from 0.36 on an annotation too); an annotation
 * of the Kafka resource; nothing, for every cluster is that way.
 */
export type Availability = 'absent' | 'gate' | 'annotation' | 'always';

export interface StrimziRelease {
  readonly release: string;
  /** Kafka versions it runs, oldest first. */
  readonly kafkaVersions: readonly string[];
  readonly defaultKafkaVersion: string;
  /** Versions that older releases run and this one has never heard of, for they came out later. Before 1.0 it cannot upgrade from one. */
  readonly unknownKafkaVersions: readonly string[];
  readonly minimumKubernetes: string;
  /** Versions of `kafka.strimzi.io` that it serves, oldest first. */
  readonly apiVersions: readonly ApiVersion[];
  /** The one that its CRDs keep objects in. */
  readonly storedVersion: ApiVersion;
  /** What it runs without a feature gate that has to be switched on. */
  readonly stacks: readonly Stack[];
  readonly kraft: Availability;
  readonly nodePools: Availability;
  /** What makes the pods of brokers unless a feature gate says otherwise. */
  readonly pods: 'StatefulSet' | 'StrimziPodSet';
  /** Labels of a broker's pod that hold the pod's own name. */
  readonly podNameLabels: readonly string[];
  /** Gates that can be set, and how each stands if it is not. */
  readonly featureGates: Readonly<Record<string, 'on' | 'off'>>;
  /** Version of the HTTP bridge that the release names. */
  readonly bridgeVersion: string;
  /** What no later minor release has any more. */
  readonly ends: readonly string[];
  /** What can go wrong with this very release, a sentence each. */
  readonly hazards: readonly string[];
}

export type ReleaseFile = readonly [release: string, content: unknown];

/**
 * Releases from the contents of their files, in the same order. A file may say `like`: the release whose file holds what it does not
 * say itself, which saves patch releases from repeating their minor.
 */
export function readReleases(files: readonly ReleaseFile[]): readonly StrimziRelease[] {
  const contents = new Map(files);
  return files.map(([release]) => new ReleaseReader(release, fieldsOf(release, contents)).read());
}

type Fields = Readonly<Record<string, unknown>>;

/** What a file says, over what the file says that it is like. */
function fieldsOf(release: string, contents: ReadonlyMap<string, unknown>, above: readonly string[] = []): Fields {
  const content = contents.get(release);
  if (!isMap(content)) throw new Error(`${pathOf(release)} holds no map of fields.`);
  const { like, ...own } = content;
  if (like === undefined) return own;
  if (typeof like !== 'string' || !contents.has(like))
    throw new Error(`${pathOf(release)}: \`like\` is ${JSON.stringify(like)}, but there is no file of that release.`);
  if (like === release || above.includes(like)) throw new Error(`${pathOf(release)}: \`like\` leads back to itself.`);
  return { ...fieldsOf(like, contents, [...above, release]), ...own };
}

function pathOf(release: string): string {
  return `tooling/strimzi/releases/${release}.json`;
}

const known: Readonly<Record<keyof StrimziRelease, true>> = {
  release: true,
  kafkaVersions: true,
  defaultKafkaVersion: true,
  unknownKafkaVersions: true,
  minimumKubernetes: true,
  apiVersions: true,
  storedVersion: true,
  stacks: true,
  kraft: true,
  nodePools: true,
  pods: true,
  podNameLabels: true,
  featureGates: true,
  bridgeVersion: true,
  ends: true,
  hazards: true,
};

const availabilities = ['absent', 'gate', 'annotation', 'always'] as const;

class ReleaseReader {
  readonly #release: string;
  readonly #fields: Fields;

  constructor(release: string, fields: Fields) {
    this.#release = release;
    this.#fields = fields;
  }

  read(): StrimziRelease {
    for (const name of Object.keys(this.#fields)) {
      if (Object.hasOwn(known, name)) continue;
      const near = nearest(name, Object.keys(known));
      this.#refuse(name, near === undefined ? 'is not known' : `is not known; did you mean \`${near}\``);
    }
    const kafkaVersions = this.#versions('kafkaVersions', 3);
    const apiVersions = this.#choices('apiVersions', ['v1beta2', 'v1'] as const);
    if (kafkaVersions.length === 0) this.#refuse('kafkaVersions', 'is empty');
    if (this.#version('release', 3) !== this.#release) this.#refuse('release', 'is not what the file is called');
    return {
      release: this.#release,
      kafkaVersions,
      defaultKafkaVersion: this.#oneOf('defaultKafkaVersion', kafkaVersions),
      unknownKafkaVersions: this.#versions('unknownKafkaVersions', 3),
      minimumKubernetes: this.#version('minimumKubernetes', 2),
      apiVersions,
      storedVersion: this.#oneOf('storedVersion', apiVersions),
      stacks: this.#choices('stacks', ['zookeeper', 'kraft'] as const),
      kraft: this.#oneOf('kraft', availabilities),
      nodePools: this.#oneOf('nodePools', availabilities),
      pods: this.#oneOf('pods', ['StatefulSet', 'StrimziPodSet'] as const),
      podNameLabels: this.#texts('podNameLabels'),
      featureGates: this.#gates('featureGates'),
      bridgeVersion: this.#version('bridgeVersion', 3),
      ends: this.#texts('ends'),
      hazards: this.#texts('hazards'),
    };
  }

  /** @param parts how many numbers with dots between them. */
  #version(name: keyof StrimziRelease, parts: number): string {
    return this.#asVersion(name, this.#fields[name], parts);
  }

  #versions(name: keyof StrimziRelease, parts: number): readonly string[] {
    const versions = this.#list(name).map((item) => this.#asVersion(name, item, parts));
    const sorted = [...versions].sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
    if (sorted.join() !== versions.join()) this.#refuse(name, `is not in order, oldest first: ${sorted.join(', ')}`);
    return versions;
  }

  #asVersion(name: keyof StrimziRelease, value: unknown, parts: number): string {
    if (typeof value === 'string' && value.split('.').length === parts && /^[0-9]+(\.[0-9]+)*$/.test(value))
      return value;
    return this.#refuse(name, `holds ${JSON.stringify(value)}; expected ${parts} numbers with dots between them`);
  }

  #choices<Choice extends string>(name: keyof StrimziRelease, choices: readonly Choice[]): readonly Choice[] {
    const items = this.#list(name);
    const chosen = choices.filter((choice) => items.includes(choice));
    if (chosen.length === 0 || chosen.join() !== items.join())
      this.#refuse(name, `is ${JSON.stringify(items)}; expected one or more of ${choices.join(', ')}, in this order`);
    return chosen;
  }

  #oneOf<Choice extends string>(name: keyof StrimziRelease, choices: readonly Choice[]): Choice {
    const value = this.#fields[name];
    const chosen = choices.find((choice) => choice === value);
    return chosen ?? this.#refuse(name, `is ${JSON.stringify(value)}; expected ${either(choices)}`);
  }

  #texts(name: keyof StrimziRelease): readonly string[] {
    return this.#list(name).map((item) =>
      typeof item === 'string' && item !== '' ? item : this.#refuse(name, `holds ${JSON.stringify(item)}, not a text`),
    );
  }

  #gates(name: keyof StrimziRelease): Readonly<Record<string, 'on' | 'off'>> {
    const gates = this.#fields[name];
    if (!isMap(gates)) return this.#refuse(name, 'is not a map of gates to `on` or `off`');
    const entries = Object.entries(gates).map(([gate, state]) =>
      state === 'on' || state === 'off'
        ? ([gate, state] as const)
        : this.#refuse(name, `has ${gate} ${JSON.stringify(state)}; expected \`on\` or \`off\``),
    );
    return Object.fromEntries(entries);
  }

  #list(name: keyof StrimziRelease): readonly unknown[] {
    const value = this.#fields[name];
    return Array.isArray(value) ? value : this.#refuse(name, value === undefined ? 'is missing' : 'is not a list');
  }

  #refuse(name: string, what: string): never {
    throw new Error(`${pathOf(this.#release)}: \`${name}\` ${what}.`);
  }
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
