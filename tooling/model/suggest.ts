/**
 * Owns guessing what was meant by a value that does not fit: `16GB` is `16Gi`, `yes` is `true`. Every guess is tried against the
 * schema before it is offered, so a message never proposes what would be refused next.
 */

import { nearest } from '../source/nearest.ts';
import type { Plain } from '../source/node.ts';

/** Parts of a schema that messages quote; ajv hands them over because it compiles with `verbose`. */
export interface Described {
  readonly properties?: Readonly<Record<string, Described>>;
  readonly items?: Described;
  readonly description?: string;
  readonly expected?: string;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly { readonly properties?: Readonly<Record<string, { readonly const?: unknown }>> }[];
  readonly discriminator?: { readonly propertyName: string };
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** What to write instead, as it would stand in the file; undefined where there is no good guess. */
export function suggest(value: Plain, schema: Described, written: string): string | undefined {
  if (schema.type === 'array') return listOf(value, written);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value);
  if (text.length > 80) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('boolean')) {
    if (/^(y|yes|on)$/i.test(text)) return 'true';
    if (/^(n|no|off)$/i.test(text)) return 'false';
    return nearest(text, ['true', 'false']);
  }
  if (types.includes('integer') && /^[0-9]{1,9}$/.test(text) && inRange(Number(text), schema)) return text;
  if (schema.pattern === undefined) return undefined;
  const pattern = new RegExp(schema.pattern, 'u');
  return candidates(text).find((candidate) => pattern.test(candidate));
}

/** One value where a list of such is expected. */
function listOf(value: Plain, written: string): string | undefined {
  if (typeof value !== 'string' || !/^[a-z0-9][a-z0-9.-]*$/.test(written)) return undefined;
  return `[${written}]`;
}

function inRange(value: number, { minimum = value, maximum = value }: Described): boolean {
  return value >= minimum && value <= maximum;
}

function candidates(text: string): readonly string[] {
  const time = inMinutes(text);
  // Made shorter these would be other times, and other addresses.
  if (time !== undefined) return [time];
  if (/^\d+(?:\.\d+)?\s*ms$/i.test(text)) return [];
  const address = /^[a-z][a-z0-9+.-]*:\/\/(.*)$/i.exec(text)?.[1];
  if (address !== undefined) return [address];
  const date = /^[0-9]{4}-([0-9]{2}-[0-9]{2})(?:T00:00:00Z)?$/.exec(text)?.[1];
  if (date !== undefined) return [date];
  const unit = /^([0-9]+(?:\.[0-9]+)?)\s*([kmgtp]?)i?b?$/i.exec(text);
  const [, amount = '', letter = ''] = unit ?? [];
  // A bare number is of the unit in which people think of such a size.
  const unitOf = letter !== '' ? letter.toUpperCase() : Number(amount) >= 1024 ? 'M' : 'G';
  const size = `${amount}${unitOf}i`;
  const [, number, word] = /^([0-9]+)\s*([wdhms](?!o))[a-z]*$/i.exec(text) ?? [];
  return [
    ...(number === undefined || word === undefined ? [] : [`${number}${word.toLowerCase()}`]),
    // A pattern ends at its first star.
    ...(text.includes('*') ? [text.slice(0, text.indexOf('*') + 1)] : []),
    text.replaceAll(/\s/g, ''),
    ...(unit === null ? [] : [size, inWholeUnits(size)]),
    text.replace(/^v\s?/i, ''),
    text.replace(/^([0-9.]+m?)\s*[a-z]+$/i, '$1'),
    (text.split('/').at(-1) ?? '').replace(/\.ya?ml$/, ''),
    text.toLowerCase().replaceAll(/[\s_.]+/g, '-'),
    text.toLowerCase().replaceAll(/[^a-z0-9]/g, ''),
  ].filter((candidate) => candidate !== text);
}

/** `1.5h` and `1h30m` are `90m`. */
function inMinutes(text: string): string | undefined {
  const [, days = '0', hours = '0', minutes = '0'] =
    /^(?=.*[dh])(?:(\d+(?:\.\d+)?)\s*d)?\s*(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+)\s*m)?$/i.exec(text) ?? [];
  const total = Number(days) * 24 * 60 + Number(hours) * 60 + Number(minutes);
  const isOne = /^\d+\s*[a-z]+$/i.test(text);
  return isOne || total === 0 || !Number.isInteger(total) ? undefined : `${total}m`;
}

/** `1.5Gi` is `1536Mi`. */
function inWholeUnits(size: string): string {
  const match = /^([0-9.]+)([MGTP])i$/.exec(size);
  if (match === null) return size;
  return `${Number(match[1]) * 1024}${{ M: 'K', G: 'M', T: 'G', P: 'T' }[match[2] ?? 'G']}i`;
}

/** What others call the fields of our files: Strimzi, Kubernetes, people. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  replicas: ['brokers', 'nodes'],
  resources: ['cpu', 'memory'],
  jvmOptions: ['heap', 'jvm'],
  storageClass: ['class'],
  storageClassName: ['class'],
  capacity: ['size'],
  team: ['owner'],
  env: ['tier'],
  environment: ['tier'],
  jmxOptions: ['jmx'],
  metricsConfig: ['metrics'],
  topicOperator: ['topics'],
  userOperator: ['users'],
  replicationFactor: ['replicas'],
  retentionMs: ['retention'],
  cleanupPolicy: ['cleanup'],
  minInsyncReplicas: ['minInSync'],
  zooEntrance: ['zookeeperProxy'],
  zoo_entrance: ['zookeeperProxy'],
  repo: ['repository'],
  repoURL: ['repository'],
  branch: ['revision'],
  targetRevision: ['revision'],
  tz: ['timeZone'],
  zone: ['timeZone'],
  schedule: ['from'],
  start: ['from'],
  cron: ['from'],
  duration: ['for'],
  length: ['for'],
  to: ['for'],
  until: ['to', 'for'],
  end: ['to', 'for'],
};

/** The key that is known here and was probably meant. */
export function meantKey(key: string, known: readonly string[]): string | undefined {
  const near = nearest(key, known);
  if (near !== undefined) return near;
  const words = Object.hasOwn(otherWords, key) ? (otherWords[key] ?? []) : [];
  return words.find((word) => known.includes(word));
}
