/** Owns what a planned change of the Kafka version does to the settings that a cluster gives, and to those that it leaves to Kafka. */
import { expectedInstead } from './config-value.ts';
import { type ForbiddenConfig, isIgnored } from './forbidden-config.ts';
import { type ConfigKind, type ConfigType, settingsOf } from './kafka-configs.ts';
import { successorOf } from './setting-effect.ts';
import { absenceOf, defaultsChanged } from './setting-history.ts';

export type VersionChangeEffect = { readonly key: string } & (
  | {
      /** Given, and counts now: the new version has it no more, or not yet, where the change goes back. */
      readonly what: 'removed' | 'not yet there';
      /** Kafka version that removed it or brings it. */
      readonly version: string;
      /** What has taken its place, in backticks. */
      readonly instead?: string;
    }
  /** Given, and did nothing so far: from now on it counts. */
  | { readonly what: 'added'; readonly value: string }
  /** Given, with a value that the new version does not take and the old one did. */
  | { readonly what: 'value refused'; readonly value: string; readonly expected: string }
  /** Given, with a value that both take; read as another type from now on. */
  | { readonly what: 'type changed'; readonly before: ConfigType; readonly after: ConfigType }
  /** Not given: Kafka does otherwise from now on. Undefined: no default. */
  | { readonly what: 'default changed'; readonly before: string | undefined; readonly after: string | undefined }
);

const nothing: ForbiddenConfig = { prefixes: [], exceptions: [] };

/**
 * @param config settings that are given, as text: of brokers, or of a topic
 * @param from Kafka version, as `to`; older, newer or the same
 * @param forbidden settings that the operator makes itself, `brokerConfig(release)`; they are left out
 * @returns in the order of names; empty where a version is not known
 */
export function judgeVersionChange(
  config: ReadonlyMap<string, string>,
  from: string,
  to: string,
  kind: ConfigKind = 'broker',
  forbidden: ForbiddenConfig = nothing,
): readonly VersionChangeEffect[] {
  const [before, after] = [settingsOf(kind, from), settingsOf(kind, to)];
  if (before === undefined || after === undefined) return [];
  const isOperators = (key: string): boolean => isIgnored(key, forbidden);
  const effects: VersionChangeEffect[] = [];
  for (const [key, value] of config) {
    if (isOperators(key)) continue;
    const [old, now] = [before.get(key), after.get(key)];
    if (now === undefined) {
      const absence = old === undefined ? undefined : absenceOf(key, to, kind);
      const instead = successorOf(key);
      if (absence === undefined) continue;
      const { why, version } = absence;
      const what = why === 'removed' ? 'removed' : 'not yet there';
      effects.push({ key, what, version, ...(what === 'removed' && instead !== undefined ? { instead } : {}) });
      continue;
    }
    const expected = expectedInstead(value, now, to);
    if (old === undefined) effects.push({ key, what: 'added', value });
    else if (old.type !== now.type && expected === undefined)
      effects.push({ key, what: 'type changed', before: old.type, after: now.type });
    if (expected !== undefined && (old === undefined || expectedInstead(value, old, from) === undefined))
      effects.push({ key, what: 'value refused', value, expected });
  }
  for (const { key, before, after } of defaultsChanged(from, to, kind))
    if (!config.has(key) && !isOperators(key)) effects.push({ key, what: 'default changed', before, after });
  return effects.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
}

/** One sentence for a person, with the legal values. */
export function versionChangeText(effect: VersionChangeEffect, to: string): string {
  const { key } = effect;
  switch (effect.what) {
    case 'removed': {
      const remedy = effect.instead === undefined ? 'remove it' : `set ${effect.instead} instead`;
      return `Setting \`${key}\` was removed in Kafka ${effect.version} and does nothing from then on; ${remedy}.`;
    }
    case 'not yet there':
      return `Setting \`${key}\` comes with Kafka ${effect.version} and does nothing in ${to}; remove it.`;
    case 'added':
      return `Setting \`${key}\` did nothing so far; with Kafka ${to} it is \`${effect.value}\`.`;
    case 'value refused':
      return `Setting \`${key}\` is \`${effect.value}\`, which Kafka ${to} does not take; expected ${effect.expected}.`;
    case 'type changed':
      return `Setting \`${key}\` is a ${effect.after} in Kafka ${to}, and was a ${effect.before}.`;
    case 'default changed':
      return `Setting \`${key}\` is not given: its default is ${shown(effect.after)} in Kafka ${to}, and was ${shown(effect.before)}.`;
  }
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return value === '' ? 'empty' : `\`${value}\``;
}
