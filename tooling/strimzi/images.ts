/**
 * Owns which images the operator is told of, and through which variables. Source: `ClusterOperatorConfig` and the Deployment of the
 * release; the four maps must name exactly the Kafka versions of the release, or the operator does not start.
 */
import type { StrimziRelease } from './releases.ts';

const upstream = 'quay.io/strimzi';

/** On 0.45 MirrorMaker 1 counts too, used or not. */
const kafkaImageMaps = [
  'STRIMZI_KAFKA_IMAGES',
  'STRIMZI_KAFKA_CONNECT_IMAGES',
  'STRIMZI_KAFKA_MIRROR_MAKER_IMAGES',
  'STRIMZI_KAFKA_MIRROR_MAKER_2_IMAGES',
] as const;

export interface ImageSources {
  /** Registry and path in place of `quay.io/strimzi`. */
  readonly registry?: string | undefined;
  /** Images by Kafka version, in place of those of the release. */
  readonly images?: Readonly<Record<string, string>> | undefined;
}

export function operatorImage(release: StrimziRelease, registry = upstream): string {
  return `${trim(registry)}/operator:${release.release}`;
}

/** The release of the Drain Cleaner that 0.45.2 brings (its packaging/install/drain-cleaner). */
export const drainCleanerVersion = '1.2.0';

export function drainCleanerImage(registry = upstream): string {
  return `${trim(registry)}/drain-cleaner:${drainCleanerVersion}`;
}

/** The variables that name images, in a fixed order. */
export function imageVariables(
  release: StrimziRelease,
  { registry = upstream, images = {} }: ImageSources,
): ReadonlyMap<string, string> {
  const from = trim(registry);
  const kafkaImage = (version: string): string =>
    images[version] ?? `${from}/kafka:${release.release}-kafka-${version}`;
  const map = release.kafkaVersions.map((version) => `${version}=${kafkaImage(version)}\n`).join('');
  const operator = operatorImage(release, registry);
  const newest = kafkaImage(release.defaultKafkaVersion);
  return new Map([
    ...kafkaImageMaps.map((name) => [name, map] as const),
    ['STRIMZI_DEFAULT_KAFKA_EXPORTER_IMAGE', newest],
    ['STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE', newest],
    ['STRIMZI_DEFAULT_TOPIC_OPERATOR_IMAGE', operator],
    ['STRIMZI_DEFAULT_USER_OPERATOR_IMAGE', operator],
    ['STRIMZI_DEFAULT_KAFKA_INIT_IMAGE', operator],
    ['STRIMZI_DEFAULT_KAFKA_BRIDGE_IMAGE', `${from}/kafka-bridge:${release.bridgeVersion}`],
    ['STRIMZI_DEFAULT_KANIKO_EXECUTOR_IMAGE', `${from}/kaniko-executor:${release.release}`],
    ['STRIMZI_DEFAULT_MAVEN_BUILDER', `${from}/maven-builder:${release.release}`],
  ]);
}

function trim(registry: string): string {
  return registry.replace(/\/+$/, '');
}
