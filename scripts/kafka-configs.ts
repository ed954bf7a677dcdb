/**
 * Writes `kafka-configs.json` and `kafka-protocols.json` in `tooling/strimzi/config/`: the settings of brokers and topics that each Kafka
 * version of the catalogue has, and the versions of the protocol that it speaks, as its own code defines them. Needs `mvn`, and Java 17 or later.
 * Usage: tsx scripts/kafka-configs.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigTable, Definition } from '../tooling/strimzi/config/kafka-configs.ts';
import type { ProtocolTable } from '../tooling/strimzi/config/kafka-protocols.ts';
import { kafkaVersions } from '../tooling/strimzi/config/kafka-versions.ts';
import { javaCommand } from './java.ts';
import { artifact, classPaths, projectOf, run } from './maven.ts';

const program = fileURLToPath(new URL('KafkaConfigs.java', import.meta.url));
const folder = new URL('../tooling/strimzi/config/', import.meta.url);

/** What the program prints of a setting. */
interface Printed extends Omit<Definition, 'pattern' | 'in'> {
  /** Of a validator that is code: the numbers from -3 to 12 that it takes. */
  readonly takes?: readonly number[];
  /** Class of a validator that the program cannot take apart. */
  readonly validator?: string;
}

type Section = Readonly<Record<string, Printed>>;

interface Configs {
  readonly broker: Section;
  readonly topic: Section;
  /** Oldest first, those for tests last. */
  readonly protocols: readonly string[];
  /** What `3.9` stands for. */
  readonly named?: Readonly<Record<string, string>>;
  /** Metadata versions that write what the one before could not read. */
  readonly changing?: readonly string[];
  readonly oldestMetadata?: string;
  readonly newestMetadata?: string;
}

/** Texts by name of file. */
export function kafkaConfigs(): ReadonlyMap<string, string> {
  const printed = printedConfigs();
  return new Map([
    ['kafka-configs.json', printTable(mergeSections(printed, 'broker'), mergeSections(printed, 'topic'))],
    ['kafka-protocols.json', printProtocols(mergeProtocols(printed))],
  ]);
}

function printedConfigs(): ReadonlyMap<string, Configs> {
  const temporary = mkdtempSync(join(tmpdir(), 'kafka-configs-'));
  try {
    const projects = kafkaVersions.map(
      (version) => [version, projectOf([artifact('org.apache.kafka', 'kafka_2.13', version)])] as const,
    );
    const paths = [...classPaths(new Map(projects), temporary)].map(([version, path]) => `${version}=${path}`);
    const text = run(javaCommand(), [program, ...paths], temporary);
    return new Map(Object.entries<Configs>(JSON.parse(text)));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A setting that is the same in all versions once, any other once for each form it has. */
function mergeSections(printed: ReadonlyMap<string, Configs>, section: 'broker' | 'topic'): ConfigTable['broker'] {
  const names = new Set([...printed.values()].flatMap((one) => Object.keys(one[section])));
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const forms = new Map<string, number[]>();
      for (const [index, version] of kafkaVersions.entries()) {
        const config = printed.get(version)?.[section][name];
        if (config === undefined) continue;
        const form = JSON.stringify(definitionOf(name, config));
        forms.set(form, [...(forms.get(form) ?? []), index]);
      }
      const definitions = [...forms].map(([form, indexes]): Definition => {
        const definition: Definition = JSON.parse(form);
        return indexes.length === printed.size ? definition : { ...definition, in: ranges(indexes) };
      });
      return [name, definitions];
    }),
  );
}

/** `2.8.1 3.1.2-3.9.2 4.1.0-`: what holds for the newest version has no end. */
function ranges(indexes: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const index of indexes) {
    const last = parts.at(-1);
    if (last?.[1] === index - 1) last[1] = index;
    else parts.push([index, index]);
  }
  const version = (index: number): string => kafkaVersions[index] ?? '';
  const printed = parts.map(([from, to]) => {
    if (to === kafkaVersions.length - 1) return `${version(from)}-`;
    return from === to ? version(from) : `${version(from)}-${version(to)}`;
  });
  return printed.join(' ');
}

/** Bounds that a type has anyway say nothing. */
const ownBounds: Readonly<Record<string, readonly [number, number]>> = {
  short: [-(2 ** 15), 2 ** 15 - 1],
  int: [-(2 ** 31), 2 ** 31 - 1],
  long: [-(2 ** 63), 2 ** 63],
};

function definitionOf(name: string, printed: Printed): Definition {
  const { takes, validator, scope, minimum, maximum, items, ...rest } = printed;
  const [least, most] = ownBounds[rest.type] ?? [-Infinity, Infinity];
  return {
    ...rest,
    ...(scope === undefined || scope === 'read-only' ? {} : { scope }),
    ...(minimum === undefined || minimum <= least ? {} : { minimum }),
    ...(maximum === undefined || maximum >= most ? {} : { maximum }),
    ...(items === undefined || items.length === 0 ? {} : { items }),
    ...(takes === undefined ? {} : { pattern: patternOf(name, takes) }),
    ...(validator === undefined ? {} : validatorOf(name, validator)),
  };
}

/** By the numbers from -3 to 12 that are taken; written as in the operator's model of settings. */
const patterns: Readonly<Record<string, string>> = {
  '-1,1,2,3,4,5,6,7,8,9': '[1-9]|-1',
  '-1,1,2,3,4,5,6,7,8,9,10,11,12': '[1-9][0-9]*|-1',
};

function patternOf(name: string, takes: readonly number[]): string {
  const pattern = patterns[takes.join(',')];
  if (pattern === undefined) throw new Error(`${name} takes ${takes.join(', ')}, of which no pattern is known here.`);
  return pattern;
}

function validatorOf(name: string, validator: string): Pick<Definition, 'filled'> {
  // Addresses of controllers, which the operator writes.
  if (/ControllerQuorum(?:Voters|BootstrapServers)Validator$/.test(validator)) return { filled: true };
  if (/ThrottledReplicaListValidator\$?$/.test(validator)) return {};
  throw new Error(`The validator of ${name} is not known here: ${validator}`);
}

/** Each version knows a stretch of one list. Throws where one does not, or where `3.9` stands for another than the last for use. */
function mergeProtocols(printed: ReadonlyMap<string, Configs>): ProtocolTable {
  const protocols: string[] = [];
  for (const { protocols: own } of printed.values())
    for (const protocol of own) if (!protocols.includes(protocol)) protocols.push(protocol);
  const versions = [...printed].map(([version, one]) => {
    const { protocols: own, named = {}, oldestMetadata, newestMetadata } = one;
    const [oldest = '', newest = ''] = [own[0], own.at(-1)];
    if (protocols.slice(protocols.indexOf(oldest), protocols.indexOf(newest) + 1).join() !== own.join())
      throw new Error(`Protocols of Kafka ${version} are no stretch of those of all.`);
    const metadata =
      oldestMetadata === undefined || newestMetadata === undefined ? {} : { oldestMetadata, newestMetadata };
    const inUse = newestMetadata === undefined ? [] : own.slice(0, own.indexOf(newestMetadata) + 1);
    for (const [short, meant] of Object.entries(named))
      if (inUse.findLast((one) => one.startsWith(`${short}-`) || one === short) !== meant)
        throw new Error(`${short} stands for ${meant} in Kafka ${version}, which is not the last.`);
    return [version, { oldest, newest, ...metadata }] as const;
  });
  return { protocols, changing: changingOf(protocols, printed), versions: Object.fromEntries(versions) };
}

/** Throws where two Kafka versions differ over a metadata version that both have for use. */
function changingOf(protocols: readonly string[], printed: ReadonlyMap<string, Configs>): readonly string[] {
  return protocols.filter((protocol) => {
    const verdicts = [...printed.values()].flatMap(({ protocols: own, changing, oldestMetadata, newestMetadata }) => {
      const at = own.indexOf(protocol);
      if (changing === undefined || oldestMetadata === undefined || newestMetadata === undefined) return [];
      const isInUse = at >= own.indexOf(oldestMetadata) && at <= own.indexOf(newestMetadata);
      return isInUse ? [changing.includes(protocol)] : [];
    });
    if (new Set(verdicts).size > 1) throw new Error(`Kafka versions differ over whether ${protocol} changes metadata.`);
    return verdicts[0] === true;
  });
}

function printTable(broker: ConfigTable['broker'], topic: ConfigTable['topic']): string {
  return `{"broker":{\n${printLines(broker)}},\n"topic":{\n${printLines(topic)}}}\n`;
}

function printProtocols({ protocols, changing, versions }: ProtocolTable): string {
  return `{"protocols":${JSON.stringify(protocols)},\n"changing":${JSON.stringify(changing)},\n"versions":{\n${printLines(versions)}}}\n`;
}

function printLines(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
    .join(',\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of kafkaConfigs()) {
    writeFileSync(new URL(name, folder), text);
    process.stdout.write(`tooling/strimzi/${name}: ${text.length} bytes\n`);
  }
}
