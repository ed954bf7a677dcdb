/** Owns how rules read the numbers of copies: what is configured, else what Kafka takes. */
import { kafkaDefaults } from '../strimzi/replication.ts';
import type { KafkaResource } from './kafka-resource.ts';
import type { Place } from './rule.ts';

export interface Setting {
  readonly key: string;
  readonly value: number;
  readonly place: Place;
  /** `key` is 3, or what it is for want of a value. */
  readonly says: string;
}

/** Undefined for a value that is no whole number, which the operator refuses and other checks report. */
export function settingOf(kafka: KafkaResource, key: string): Setting | undefined {
  const place = kafka.place('spec', 'kafka', 'config', key);
  const value = kafka.configNumber(key);
  if (value !== undefined) return { key, value, place, says: `\`${key}\` is ${value}` };
  const usual = kafkaDefaults[key];
  if (kafka.config(key) !== undefined || usual === undefined) return undefined;
  return { key, value: usual, place, says: `\`${key}\` is not set and so ${usual}` };
}
