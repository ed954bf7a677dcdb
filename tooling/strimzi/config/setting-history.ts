/** Owns in which Kafka versions settings came, went, or got another default. */
import { type ConfigKind, settingsOf, versionsWith } from './kafka-configs.ts';
import { cataloguedVersion, kafkaVersions, minorOf } from './kafka-versions.ts';

/** Why a version lacks a setting, with the Kafka version of it: a minor, or a patch where those of its minor differ. */
export interface Absence {
  readonly why: 'later' | 'removed';
  readonly version: string;
}

/** Older versions read these too, although only later ones list them. Source: `AbstractConfig`. */
const readSinceEver = new Set(['config.providers']);

/** Undefined where the version has the setting, where none has, and where the version is not known. */
export function absenceOf(key: string, version: string, kind: ConfigKind = 'broker'): Absence | undefined {
  const listed = cataloguedVersion(version);
  // Asked for every setting of every cluster, nearly all of which the version has.
  if (listed === undefined || settingsOf(kind, listed)?.has(key) === true || readSinceEver.has(key)) return undefined;
  const having = versionsWith(key, kind);
  if (having.length === 0) return undefined;
  const at = (one: string): number => kafkaVersions.indexOf(one);
  const first = having.find((one) => at(one) > at(listed));
  if (first !== undefined) return { why: 'later', version: shortest(first) };
  const gone = kafkaVersions[at(having.at(-1) ?? '') + 1];
  return gone === undefined ? undefined : { why: 'removed', version: shortest(gone) };
}

/** A change that a minor's first listed patch has, all of the minor are taken to have. */
function shortest(version: string): string {
  const minor = minorOf(version);
  return kafkaVersions.find((one) => minorOf(one) === minor) === version ? minor : version;
}

/** Names that `from` has and `to` has not, sorted; empty where one of them is not known. */
export function settingsRemoved(from: string, to: string, kind: ConfigKind = 'broker'): readonly string[] {
  const [before, after] = [settingsOf(kind, from), settingsOf(kind, to)];
  return before === undefined || after === undefined ? [] : [...before.keys()].filter((key) => !after.has(key));
}

/** Names that `to` has and `from` has not, sorted; empty where one of them is not known. */
export function settingsAdded(from: string, to: string, kind: ConfigKind = 'broker'): readonly string[] {
  return settingsRemoved(to, from, kind);
}

export interface DefaultChange {
  readonly key: string;
  /** Undefined: none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Defaults that differ, sorted by name, without those of settings that are not for users; a version of the protocol is no default. */
export function defaultsChanged(from: string, to: string, kind: ConfigKind = 'broker'): readonly DefaultChange[] {
  const after = settingsOf(kind, to);
  return [...(settingsOf(kind, from) ?? [])].flatMap(([key, old]) => {
    const now = after?.get(key);
    if (now === undefined || old.default === now.default || now.internal === true || now.isProtocol === true) return [];
    return [{ key, before: old.default, after: now.default }];
  });
}
