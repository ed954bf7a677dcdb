/**
 * Writes `tooling/strimzi/kafka-configs.json`: the settings of brokers and topics that each supported Kafka version has, as its own code
 * defines them. Needs `mvn` and `java` 17 (JAVA_HOME counts). Usage: tsx scripts/kafka-configs.ts
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConfigTable, Definition } from '../tooling/strimzi/kafka-configs.ts';
import { knownReleases, strimziRelease } from '../tooling/strimzi/releases.ts';
import { artifact, copyJars, javaCommand, projectOf, run } from './maven.ts';

const program = fileURLToPath(new URL('KafkaConfigs.java', import.meta.url));

/** What the program prints of a setting. */
interface Printed extends Omit<Definition, 'pattern' | 'filled' | 'isProtocol'> {
  readonly versions?: readonly string[];
  /** Class of a validator that the program cannot take apart, and what that says of itself. */
  readonly validator?: string;
}

type Section = Readonly<Record<string, Printed>>;
type Configs = Readonly<Record<'broker' | 'topic', Section>>;

export function kafkaConfigs(): string {
  const versions = [...new Set(knownReleases.flatMap((release) => strimziRelease(release)?.kafkaVersions ?? []))];
  const printed = new Map(versions.map((version) => [version, configsOf(version)]));
  const protocols = Object.fromEntries(
    [...printed].map(([version, { broker }]) => [version, broker['inter.broker.protocol.version']?.versions ?? []]),
  );
  const table = {
    versions,
    protocols,
    broker: mergeSections(printed, 'broker'),
    topic: mergeSections(printed, 'topic'),
  } satisfies ConfigTable;
  return printTable(table);
}

function configsOf(version: string): Configs {
  const folder = mkdtempSync(join(tmpdir(), 'kafka-configs-'));
  try {
    const jars = copyJars(projectOf([artifact('org.apache.kafka', 'kafka_2.13', version)]), folder);
    return JSON.parse(run(javaCommand(), ['-cp', join(jars, '*'), program], folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A setting that is the same in all versions once, any other once for each form it has. */
function mergeSections(printed: ReadonlyMap<string, Configs>, section: 'broker' | 'topic'): ConfigTable['broker'] {
  const names = new Set([...printed.values()].flatMap((one) => Object.keys(one[section])));
  return Object.fromEntries(
    [...names].sort().map((name) => {
      const forms = new Map<string, string[]>();
      for (const [version, configs] of printed) {
        const config = configs[section][name];
        if (config === undefined) continue;
        const form = JSON.stringify(definitionOf(name, config));
        forms.set(form, [...(forms.get(form) ?? []), version]);
      }
      const definitions = [...forms].map(([form, versions]): Definition => {
        const definition: Definition = JSON.parse(form);
        return versions.length === printed.size ? definition : { ...definition, in: versions };
      });
      return [name, definitions];
    }),
  );
}

/** Bounds that a type has anyway say nothing. */
const ownBounds: Readonly<Record<string, readonly [number, number]>> = {
  short: [-(2 ** 15), 2 ** 15 - 1],
  int: [-(2 ** 31), 2 ** 31 - 1],
  long: [-(2 ** 63), 2 ** 63],
};

function definitionOf(name: string, { versions, validator, scope, minimum, maximum, ...rest }: Printed): Definition {
  const [least, most] = ownBounds[rest.type] ?? [-Infinity, Infinity];
  return {
    ...rest,
    ...(scope === undefined || scope === 'read-only' ? {} : { scope }),
    ...(minimum === undefined || minimum <= least ? {} : { minimum }),
    ...(maximum === undefined || maximum >= most ? {} : { maximum }),
    ...(versions === undefined ? {} : { isProtocol: true as const }),
    ...(validator === undefined ? {} : validatorOf(name, validator)),
  };
}

/** Validators that are code, as the operator's model of settings has them too. */
function validatorOf(name: string, validator: string): Pick<Definition, 'pattern' | 'filled'> {
  if (/NonNullValidator|NonEmptyString|ControllerQuorum/.test(validator)) return { filled: true };
  if (name === 'compression.gzip.level') return { pattern: '[1-9]|-1' };
  if (/^remote\.log\.manager\.(?:copier|expiration)\.thread\.pool\.size$/.test(name))
    return { pattern: '[1-9][0-9]*|-1' };
  if (/ThrottledReplicaListValidator/.test(validator)) return {};
  throw new Error(`The validator of ${name} is not known here: ${validator}`);
}

function printTable({ broker, topic, ...rest }: ConfigTable): string {
  const lines = (section: ConfigTable['broker']): string =>
    Object.entries(section)
      .map(([name, definitions]) => `${JSON.stringify(name)}:${JSON.stringify(definitions)}`)
      .join(',\n');
  return `{"versions":${JSON.stringify(rest.versions)},\n"protocols":${JSON.stringify(rest.protocols)},\n"broker":{\n${lines(broker)}},\n"topic":{\n${lines(topic)}}}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = fileURLToPath(new URL('../tooling/strimzi/kafka-configs.json', import.meta.url));
  const text = kafkaConfigs();
  writeFileSync(path, text);
  process.stdout.write(`tooling/strimzi/kafka-configs.json: ${text.length} bytes\n`);
}
