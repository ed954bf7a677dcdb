/**
 * Owns what the operator makes of a metadata version that somebody wrote. Source: Strimzi 0.45.2 `KRaftUtils` and 1.2.0 `KafkaCluster`,
 * and of both `KRaftVersionChangeCreator`; `MetadataVersion` of Kafka 3.9.2, 4.2.1 and 4.3.1, tried with each version's own code.
 */

import type { StrimziRelease } from '../releases.ts';
import { compareVersions } from '../versions.ts';
import { metadataVersionNamed, metadataVersionsOf } from './kafka-protocols.ts';
import { minorOf } from './kafka-versions.ts';

export type MetadataVersionVerdict =
  | 'sound'
  /** No two numbers at the beginning: the operator stumbles over it. */
  | 'malformed'
  /** Kafka has no such version. */
  | 'unknown'
  | 'too-old'
  /** Of a later Kafka: the operator goes on with the version in use, or with Kafka's own in a new cluster. */
  | 'newer-than-kafka';

/** @param kafkaVersion what the cluster runs, such as `4.2.1`: its minor version is the newest that metadata may have. */
export function judgeMetadataVersion(
  text: string,
  kafkaVersion: string,
  release: StrimziRelease,
): MetadataVersionVerdict {
  const [numbers = ''] = text.split('-');
  const parts = numbers.split('.').slice(0, 2);
  if (!parts.every((part) => /^[+-]?[0-9]{1,9}$/.test(part))) return 'malformed';
  const minor = parts.join('.');
  // The operator compares two numbers, so `4.2-IV9` is no newer than Kafka 4.2.
  if (compareVersions(minor, minorOf(kafkaVersion)) > 0) return 'newer-than-kafka';
  // It asks the Kafka that it was built with, which is the newest that it runs.
  if (metadataVersionsOf(release.defaultKafkaVersion).length === 0) return 'sound';
  if (fullMetadataVersion(text, release.defaultKafkaVersion) !== undefined) return 'sound';
  return compareVersions(minor, '3.3') < 0 || /^3\.3-IV[0-2]$/.test(text) ? 'too-old' : 'unknown';
}

/** `4.2` and `4.2.1` are `4.2-IV1`; what stands behind a second dot means nothing to Kafka. */
export function fullMetadataVersion(text: string, kafkaVersion: string): string | undefined {
  const segments = text.split('.');
  return metadataVersionNamed(segments.length <= 2 ? text : segments.slice(0, 2).join('.'), kafkaVersion);
}
