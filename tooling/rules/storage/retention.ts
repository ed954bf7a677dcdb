/** Owns how rules read the retention of topics that have none of their own. Source: Kafka 3.9, `KafkaConfig.logRetentionTimeMillis`. */
import type { KafkaResource } from '../kafka-resource.ts';

/** The setting that counts comes first; each with its milliseconds. */
export const retentionTimes = [
  { key: 'log.retention.ms', unit: 1 },
  { key: 'log.retention.minutes', unit: 60_000 },
  { key: 'log.retention.hours', unit: 3_600_000 },
] as const;

export interface RetentionTime {
  readonly key: string;
  readonly value: number;
  /** Infinity for no limit. */
  readonly milliseconds: number;
}

/** All that are given, the one that counts first; none is 168 hours. */
export function givenRetention(kafka: KafkaResource): readonly RetentionTime[] {
  return retentionTimes.flatMap(({ key, unit }) => {
    const value = kafka.configNumber(key);
    return value === undefined ? [] : [{ key, value, milliseconds: value < 0 ? Infinity : value * unit }];
  });
}
