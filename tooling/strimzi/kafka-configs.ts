/**
 * Owns the settings of brokers and topics that each Kafka version has: type, default, what it takes, and whether a broker has to restart
 * for a change. Made from Kafka's own code by `scripts/kafka-configs.ts`; the operator's model of settings is made from the same.
 */
import table from './kafka-configs.json' with { type: 'json' };

export type ConfigType = 'boolean' | 'string' | 'int' | 'short' | 'long' | 'double' | 'list' | 'class' | 'password';

/** A setting as some versions have it; without `in`, all. */
export interface Definition {
  readonly type: ConfigType;
  readonly default?: string;
  /** What a change takes: a restart (`read-only`, not written out), or none, for one broker or for all. */
  readonly scope?: 'cluster-wide' | 'per-broker' | 'read-only';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly string[];
  /** In upper case; any case is taken. */
  readonly anyCase?: readonly string[];
  /** Of a list: what its items may be. */
  readonly items?: readonly string[];
  readonly pattern?: string;
  /** Empty text is not taken. */
  readonly filled?: true;
  /** A version of the protocol between brokers. */
  readonly isProtocol?: true;
  readonly in?: readonly string[];
}

export interface ConfigTable {
  /** Kafka versions, oldest first. */
  readonly versions: readonly string[];
  /** By Kafka version: the protocols that it knows, such as `3.9-IV0`. */
  readonly protocols: Readonly<Record<string, readonly string[]>>;
  readonly broker: Readonly<Record<string, readonly Definition[]>>;
  readonly topic: Readonly<Record<string, readonly Definition[]>>;
}

// What the script wrote is such a table; the compiler sees a literal of hundreds of settings.
const known = table as unknown as ConfigTable;

export type Definitions = ReadonlyMap<string, Definition>;

const cache = new Map<string, Definitions>();

/** Settings by name; undefined for a version that is not known here, of which nothing can be said. */
export function settingsOf(kind: 'broker' | 'topic', version: string): Definitions | undefined {
  if (!known.versions.includes(version)) return undefined;
  const found = cache.get(`${kind} ${version}`);
  if (found !== undefined) return found;
  const settings = new Map(
    Object.entries(known[kind]).flatMap(([name, definitions]) => {
      const definition = definitions.find((one) => one.in === undefined || one.in.includes(version));
      return definition === undefined ? [] : [[name, definition] as const];
    }),
  );
  cache.set(`${kind} ${version}`, settings);
  return settings;
}

/** Whether some version has a setting of this name. */
export function isSettingSomewhere(kind: 'broker' | 'topic', name: string): boolean {
  return Object.hasOwn(known[kind], name);
}

/** Kafka versions that have a setting of brokers, oldest first. */
export function versionsWith(name: string): readonly string[] {
  const definitions = Object.hasOwn(known.broker, name) ? (known.broker[name] ?? []) : [];
  return known.versions.filter((version) =>
    definitions.some((one) => one.in === undefined || one.in.includes(version)),
  );
}

export function protocolsOf(version: string): readonly string[] {
  return known.protocols[version] ?? [];
}
