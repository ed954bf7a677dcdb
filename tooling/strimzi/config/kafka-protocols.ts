/**
 * Owns the versions of the protocol that each Kafka version speaks: between brokers (`inter.broker.protocol.version`), and for the
 * metadata of KRaft (`metadataVersion`). Made from Kafka's own code by `scripts/kafka-configs.ts`.
 */
import table from './kafka-protocols.json' with { type: 'json' };
import { cataloguedVersion } from './kafka-versions.ts';

export interface ProtocolTable {
  /** All there are, oldest first, such as `3.9-IV0`; each Kafka version knows a stretch of them. */
  readonly protocols: readonly string[];
  /** Metadata versions that write what the one before cannot read. */
  readonly changing: readonly string[];
  readonly versions: Readonly<Record<string, Protocols>>;
}

/** First and last of a stretch; the last of all are for tests. Before 3.3, KRaft was not for use. */
interface Protocols {
  readonly oldest: string;
  readonly newest: string;
  readonly oldestMetadata?: string;
  readonly newestMetadata?: string;
}

const known: ProtocolTable = table;

/** Oldest first; empty for a version that is not known. The last ones are for tests: brokers speak them if they are made to. */
export function protocolsOf(version: string): readonly string[] {
  const { oldest, newest } = entryOf(version) ?? {};
  return stretch(oldest, newest);
}

/** Those that a KRaft cluster of this Kafka version may have, oldest first, without those for tests; empty where there is no KRaft. */
export function metadataVersionsOf(version: string): readonly string[] {
  const { oldestMetadata, newestMetadata } = entryOf(version) ?? {};
  return stretch(oldestMetadata, newestMetadata);
}

/**
 * The metadata version that a text stands for: `3.9`, `3.9.1` and `3.9-IV0` are `3.9-IV0`, a short one the last of its kind. Source:
 * `MetadataVersion.fromVersionString`. Undefined for what this Kafka version does not know.
 */
export function metadataVersionNamed(text: string, version: string): string | undefined {
  const all = metadataVersionsOf(version);
  if (text.includes('-')) return all.find((one) => one === text);
  const short = /^([0-9]+\.[0-9]+)(?:\.[0-9]+)*$/.exec(text)?.[1];
  return all.findLast((one) => one.split('-')[0] === short);
}

/** Negative if `a` is older; both as `metadataVersionNamed` gives them. Undefined where one is no protocol. */
export function compareMetadataVersions(a: string, b: string): number | undefined {
  const [left, right] = [known.protocols.indexOf(a), known.protocols.indexOf(b)];
  return left < 0 || right < 0 ? undefined : left - right;
}

/**
 * The oldest metadata version that a cluster can go back to from one that it has, both as `metadataVersionNamed` gives them. Kafka takes
 * nothing back that later versions may have written. Source: `FeatureControlManager.updateMetadataVersion`,
 * `MetadataVersion.checkIfMetadataChanged`; the operator asks for no more (`KRaftMetadataManager`).
 */
export function oldestWayBack(metadataVersion: string): string {
  const { protocols, changing } = known;
  const stretch = protocols.slice(0, protocols.indexOf(metadataVersion) + 1);
  return stretch.findLast((one) => changing.includes(one)) ?? metadataVersion;
}

function entryOf(version: string): Protocols | undefined {
  return known.versions[cataloguedVersion(version) ?? ''];
}

function stretch(first: string | undefined, last: string | undefined): readonly string[] {
  if (first === undefined || last === undefined) return [];
  return known.protocols.slice(known.protocols.indexOf(first), known.protocols.indexOf(last) + 1);
}
