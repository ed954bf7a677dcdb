/**
 * Owns the settings of brokers and topics that each Kafka version has: type, default, what it takes, and whether a broker has to restart
 * for a change. Made from Kafka's own code by `scripts/kafka-configs.ts`; the operator's model of settings is made from the same, and
 * says the same.
 */
import table from './kafka-configs.json' with { type: 'json' };
import { cataloguedVersion, kafkaVersions } from './kafka-versions.ts';

export type ConfigKind = 'broker' | 'topic';

export type ConfigType = 'boolean' | 'string' | 'int' | 'short' | 'long' | 'double' | 'list' | 'class' | 'password';

/** What a change takes: a restart, or none, for one broker or for all. */
export type ConfigScope = 'cluster-wide' | 'per-broker' | 'read-only';

/** A setting as some versions have it; without `in`, all. */
export interface Definition {
  readonly type: ConfigType;
  readonly default?: string;
  /** Read-only is not written out. */
  readonly scope?: ConfigScope;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly string[];
  /** In upper case; any case is taken. */
  readonly anyCase?: readonly string[];
  /** Of a list: what its items may be. */
  readonly items?: readonly string[];
  /** Of a list: Kafka refuses what is named twice. */
  readonly distinct?: true;
  readonly pattern?: string;
  /** Empty text is not taken. */
  readonly filled?: true;
  /** A version of the protocol between brokers. */
  readonly isProtocol?: true;
  /** Not for users; Kafka leaves it out of its documentation. */
  readonly internal?: true;
  /** Of a topic's setting: the setting of brokers that is its default. */
  readonly server?: string;
  /** Stretches of the versions that are listed, such as `2.8.1 3.1.2-3.9.2 4.1.0-`; one without end goes on to the newest. */
  readonly in?: string;
}

export type ConfigTable = Readonly<Record<ConfigKind, Readonly<Record<string, readonly Definition[]>>>>;

// What the script wrote is such a table; the compiler sees a literal of hundreds of settings.
const known = table as unknown as ConfigTable;

export type Definitions = ReadonlyMap<string, Definition>;

const cache = new Map<string, Definitions>();

/**
 * Settings by name. For a patch that the catalogue lacks, those of the nearest one; undefined for a minor that it lacks, of which nothing
 * can be said.
 */
export function settingsOf(kind: ConfigKind, version: string): Definitions | undefined {
  const listed = cataloguedVersion(version);
  if (listed === undefined) return undefined;
  const found = cache.get(`${kind} ${listed}`);
  if (found !== undefined) return found;
  const settings = new Map(
    Object.entries(known[kind]).flatMap(([name, definitions]) => {
      const definition = definitions.find((one) => holds(one, listed));
      return definition === undefined ? [] : [[name, definition] as const];
    }),
  );
  cache.set(`${kind} ${listed}`, settings);
  return settings;
}

/** Whether some version has a setting of this name. */
export function isSettingSomewhere(kind: ConfigKind, name: string): boolean {
  return Object.hasOwn(known[kind], name);
}

/** Listed Kafka versions that have a setting, oldest first. */
export function versionsWith(name: string, kind: ConfigKind = 'broker'): readonly string[] {
  const definitions = Object.hasOwn(known[kind], name) ? (known[kind][name] ?? []) : [];
  return kafkaVersions.filter((version) => definitions.some((one) => holds(one, version)));
}

function holds({ in: stretches }: Definition, version: string): boolean {
  if (stretches === undefined) return true;
  const at = kafkaVersions.indexOf(version);
  return stretches.split(' ').some((stretch) => {
    const [first = '', last = first] = stretch.split('-');
    return at >= kafkaVersions.indexOf(first) && (last === '' || at <= kafkaVersions.indexOf(last));
  });
}
