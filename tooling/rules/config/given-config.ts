/** Owns how rules read the settings that a Kafka resource gives to servers, part by part, and which of them reach a broker. */
import type { Plain, Route } from '../../source/node.ts';
import { numberAt, textAt } from '../../source/plain.ts';
import { configText } from '../../strimzi/config/config-value.ts';
import {
  brokerConfig,
  cruiseControlConfig,
  type ForbiddenConfig,
  isIgnored,
  zookeeperConfig,
} from '../../strimzi/config/forbidden-config.ts';
import { type Definitions, settingsOf } from '../../strimzi/config/kafka-configs.ts';
import type { StrimziRelease } from '../../strimzi/releases.ts';
import type { KafkaResource } from '../kafka-resource.ts';
import type { Place } from '../place.ts';

export interface GivenConfig {
  readonly part: 'kafka' | 'zookeeper' | 'cruiseControl';
  /** As a person calls the servers. */
  readonly servers: string;
  readonly forbidden: ForbiddenConfig;
  readonly entries: readonly (readonly [key: string, value: Plain])[];
  place(key: string): Place;
}

/** Asked for by many rules, for every cluster. */
const known = new WeakMap<KafkaResource, readonly GivenConfig[]>();
const knownReaching = new WeakMap<KafkaResource, ReadonlyMap<GivenConfig['part'], ReadonlyMap<string, string>>>();

export function givenConfigs(kafka: KafkaResource, release: StrimziRelease): readonly GivenConfig[] {
  const found = known.get(kafka) ?? readConfigs(kafka, release);
  known.set(kafka, found);
  return found;
}

function readConfigs(kafka: KafkaResource, release: StrimziRelease): readonly GivenConfig[] {
  const listeners = kafka
    .list('spec', 'kafka', 'listeners')
    .map((one) => `${textAt(one, 'name') ?? ''}-${numberAt(one, 'port') ?? ''}`);
  const parts = [
    { part: 'kafka', servers: 'brokers', forbidden: brokerConfig(release, listeners) },
    { part: 'zookeeper', servers: 'ZooKeeper', forbidden: zookeeperConfig },
    { part: 'cruiseControl', servers: 'Cruise Control', forbidden: cruiseControlConfig },
  ] as const;
  return parts.map((one) => {
    const route: Route = ['spec', one.part, 'config'];
    return { ...one, entries: Object.entries(kafka.map(...route)), place: (key) => kafka.place(...route, key) };
  });
}

export function configPlace(kafka: KafkaResource, key: string): Place {
  return kafka.place('spec', 'kafka', 'config', key);
}

/** Settings as text that the operator hands on to the servers of a part. */
export function reachingConfig(
  kafka: KafkaResource,
  release: StrimziRelease,
  part: GivenConfig['part'],
): ReadonlyMap<string, string> {
  const found =
    knownReaching.get(kafka) ??
    new Map(givenConfigs(kafka, release).map((given) => [given.part, textsOf(given)] as const));
  knownReaching.set(kafka, found);
  return found.get(part) ?? new Map();
}

function textsOf({ entries, forbidden }: GivenConfig): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of entries) {
    const text = configText(value);
    if (text !== undefined && !isIgnored(key, forbidden)) texts.set(key, text);
  }
  return texts;
}

/** What the Kafka version knows; undefined for a version of which nothing is known here. */
export function brokerSettings(kafka: KafkaResource): Definitions | undefined {
  return settingsOf('broker', versionOf(kafka));
}

export function versionOf(kafka: KafkaResource): string {
  return kafka.text('spec', 'kafka', 'version') ?? '';
}
