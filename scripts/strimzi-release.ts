/**
 * Compares a release's data file, `tooling/strimzi/releases/<release>.json`, with a checkout of Strimzi at the release's tag; writes it
 * where there is none. What no file of the checkout says in so many words is taken over from the release before, and told of.
 * Usage: tsx scripts/strimzi-release.ts <checkout> <release>
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { knownReleases, type StrimziRelease, strimziRelease } from '../tooling/strimzi/releases.ts';

/** What the files of a checkout say; the rest of a release a person has to know. */
export type ReadFromTag = Pick<
  StrimziRelease,
  | 'release'
  | 'kafkaVersions'
  | 'defaultKafkaVersion'
  | 'unknownKafkaVersions'
  | 'minimumKubernetes'
  | 'apiVersions'
  | 'storedVersion'
  | 'featureGates'
  | 'bridgeVersion'
>;

interface KafkaVersionEntry {
  readonly version: string;
  readonly supported: boolean;
  readonly default: boolean;
}

interface Definition {
  readonly spec: { readonly versions: readonly { name: string; served: boolean; storage: boolean }[] };
}

/** @param text gives a file of the checkout. */
export function readTag(release: string, text: (path: string) => string): ReadFromTag {
  const entries: readonly KafkaVersionEntry[] = parse(text('kafka-versions.yaml'), { schema: 'failsafe' }).map(asEntry);
  const kafkaVersions = entries.filter((entry) => entry.supported).map((entry) => entry.version);
  const { spec }: Definition = parse(text('install/cluster-operator/040-Crd-kafka.yaml'));
  const served = spec.versions.filter((version) => version.served).map((version) => version.name);
  const isApi = (name: string): name is 'v1beta2' | 'v1' => name === 'v1beta2' || name === 'v1';
  const stored = spec.versions.find((version) => version.storage)?.name ?? '';
  if (!isApi(stored) || !served.every(isApi)) throw new Error(`API versions ${served.join(', ')} are not known here.`);
  return {
    release,
    kafkaVersions: [...kafkaVersions].sort(byNumbers),
    defaultKafkaVersion: entries.find((entry) => entry.default)?.version ?? '',
    unknownKafkaVersions: olderVersions(release).filter((version) => !entries.some((one) => one.version === version)),
    minimumKubernetes: found(/^:KubernetesVersion: ([0-9.]+) and later/m, text('documentation/shared/attributes.adoc')),
    apiVersions: (['v1beta2', 'v1'] as const).filter((name) => served.includes(name)),
    storedVersion: stored,
    featureGates: gatesIn(text('FeatureGates.java')),
    bridgeVersion: text('bridge.version').trim(),
  };
}

function asEntry(entry: Readonly<Record<string, string>>): KafkaVersionEntry {
  return { version: entry.version ?? '', supported: entry.supported === 'true', default: entry.default === 'true' };
}

/** Kafka versions that the releases before run. */
function olderVersions(release: string): readonly string[] {
  const before = knownReleases.filter((one) => byNumbers(one, release) < 0);
  const versions = before.flatMap((one) => strimziRelease(one)?.kafkaVersions ?? []);
  return [...new Set(versions)].sort(byNumbers);
}

function gatesIn(source: string): StrimziRelease['featureGates'] {
  const names = new Map(
    [...source.matchAll(/^ *private static final String ([A-Z0-9_]+) = "([A-Za-z0-9]+)";/gm)].map((match) => [
      match[1],
      match[2] ?? '',
    ]),
  );
  const gates = source.matchAll(
    /^ *private final FeatureGate [a-zA-Z0-9]+ =\s+new FeatureGate\(([A-Z0-9_]+), (true|false)\)/gm,
  );
  return Object.fromEntries(
    [...gates]
      .map((match): [string, 'on' | 'off'] => [names.get(match[1]) ?? '', match[2] === 'true' ? 'on' : 'off'])
      // A gate for the operator's own tests.
      .filter(([gate]) => gate !== 'DummyFeatureGate'),
  );
}

function found(pattern: RegExp, text: string): string {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) throw new Error(`Nothing in the checkout is like ${pattern}.`);
  return match[1];
}

function byNumbers(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The text of a data file: only what differs from the patch release before, else all. */
export function printRelease(release: StrimziRelease, before: StrimziRelease | undefined): string {
  const { release: name, ...fields } = release;
  const own = Object.entries(fields).filter(([key, value]) => {
    const other = before?.[key as keyof StrimziRelease];
    return before === undefined || JSON.stringify(other) !== JSON.stringify(value);
  });
  const content = { release: name, ...(before && { like: before.release }), ...Object.fromEntries(own) };
  return `{\n${Object.entries(content).map(printField).join(',\n')}\n}\n`;
}

/** On one line if it fits, as the formatter has it. */
function printField([key, value]: readonly [string, unknown]): string {
  const start = `  ${JSON.stringify(key)}: `;
  if (typeof value !== 'object' || value === null) return `${start}${JSON.stringify(value)}`;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, item]) =>
    isList ? JSON.stringify(item) : `${JSON.stringify(name)}: ${JSON.stringify(item)}`,
  );
  const space = isList || items.length === 0 ? '' : ' ';
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const line = `${start}${open}${space}${items.join(', ')}${space}${close}`;
  if (line.length < 120) return line;
  return `${start}${open}\n${items.map((item) => `    ${item}`).join(',\n')}\n  ${close}`;
}

/** Gives the files of a checkout; the class of feature gates has moved between modules. */
function reader(checkout: string): (path: string) => string {
  return (path) => {
    const full = path === 'FeatureGates.java' ? featureGates(checkout) : join(checkout, path);
    if (!existsSync(full)) throw new Error(`${full} is missing; the folder has to be a checkout of Strimzi.`);
    return readFileSync(full, 'utf8');
  };
}

function featureGates(checkout: string): string {
  const names = readdirSync(checkout, { recursive: true, encoding: 'utf8' });
  const name = names.find((one) => one.endsWith('/FeatureGates.java') && one.includes('/main/'));
  return join(checkout, name ?? 'FeatureGates.java');
}

function main(checkout: string, name: string): number {
  const read = readTag(name, reader(checkout));
  const known = strimziRelease(name);
  if (known !== undefined) {
    const wrong = Object.entries(read).filter(
      ([key, value]) => JSON.stringify(known[key as keyof ReadFromTag]) !== JSON.stringify(value),
    );
    for (const [key, value] of wrong) process.stdout.write(`${name}: \`${key}\` is ${JSON.stringify(value)} there\n`);
    if (wrong.length === 0) process.stdout.write(`${name}: the data file says what the checkout says\n`);
    return wrong.length === 0 ? 0 : 1;
  }
  const before = knownReleases.filter((one) => byNumbers(one, name) < 0).at(-1);
  const older = before === undefined ? undefined : strimziRelease(before);
  if (older === undefined) throw new Error(`There is no release before ${name} to take the rest from.`);
  const isPatch = older.release.split('.').slice(0, 2).join('.') === name.split('.').slice(0, 2).join('.');
  const release = { ...older, ...(isPatch ? {} : { ends: [], hazards: [] }), ...read };
  const path = `tooling/strimzi/releases/${name}.json`;
  writeFileSync(new URL(`../${path}`, import.meta.url), printRelease(release, isPatch ? older : undefined));
  const taken = Object.keys(older).filter((key) => !Object.hasOwn(read, key));
  process.stdout.write(`${path}: written; look at ${taken.join(', ')}, of which the checkout says nothing\n`);
  return 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [checkout, release] = process.argv.slice(2);
  if (checkout === undefined || release === undefined || !/^[0-9]+\.[0-9]+\.[0-9]+$/.test(release))
    throw new Error('Usage: tsx scripts/strimzi-release.ts <checkout> <release>');
  process.exitCode = main(checkout, release);
}
