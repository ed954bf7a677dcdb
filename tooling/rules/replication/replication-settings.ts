/** Owns how rules read the numbers of copies: what is configured, else what Kafka takes. */
import { kafkaDefaults } from '../../strimzi/config/replication.ts';
import type { KafkaContext } from '../context.ts';
import { inPatches } from '../context.ts';
import type { Place } from '../place.ts';

export interface Setting {
  readonly key: string;
  readonly value: number;
  /** Whether it is in the Kafka resource: the operator looks at those alone. */
  readonly given: boolean;
  readonly place: Place;
  /** `key` is 3, and why if nobody says so. */
  readonly says: string;
}

/** Undefined for a value that is no whole number, which the operator refuses and other checks report. */
export function settingOf({ kafka, cluster }: KafkaContext, key: string): Setting | undefined {
  if (kafka === undefined) return undefined;
  const value = kafka.configNumber(key);
  if (value !== undefined) {
    return {
      key,
      value,
      given: true,
      place: kafka.place('spec', 'kafka', 'config', key),
      says: `\`${key}\` is ${value}`,
    };
  }
  const usual = kafkaDefaults[key];
  if (kafka.config(key) !== undefined || usual === undefined) return undefined;
  return {
    key,
    value: usual,
    given: false,
    place: inPatches(cluster),
    says: `\`${key}\` is ${usual} (Kafka's own default)`,
  };
}
