/**
 * Owns which images the operator is told of, and through which variables. Source: `ClusterOperatorConfig` and the Deployment of the
 * release; the maps must name exactly the Kafka versions of the release, or the operator does not start.
 */
import { isSince, type StrimziRelease } from '../releases.ts';

const upstream = 'quay.io/strimzi';

export interface ImageSources {
  /** Registry and path in place of `quay.io/strimzi`. */
  readonly registry?: string | undefined;
  /** Images by Kafka version, in place of those of the release. */
  readonly images?: Readonly<Record<string, string>> | undefined;
}

export function operatorImage(release: StrimziRelease, registry = upstream): string {
  return `${trim(registry)}/operator:${release.release}`;
}

/** Drain Cleaners by the release of Strimzi that first names them (its install/drain-cleaner), newest first. */
const drainCleaners: readonly (readonly [since: string, version: string])[] = [
  ['1.2', '1.6.1'],
  ['1.1', '1.6.0'],
  ['0.50', '1.5.0'],
  ['0.47', '1.4.0'],
  ['0.46', '1.3.0'],
];

/** The oldest that base/drain-cleaner fits, named by 0.43 to 0.45; older operators understand its mark on a pod too. */
const oldestDrainCleaner = '1.2.0';

export function drainCleanerImage(release: StrimziRelease, registry = upstream): string {
  const version = drainCleaners.find(([since]) => isSince(release, since))?.[1] ?? oldestDrainCleaner;
  return `${trim(registry)}/drain-cleaner:${version}`;
}

/** The variables that name images, in a fixed order: those that the release reads, and no other. */
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
  const until = (end: string, name: string, value: string): readonly (readonly [string, string])[] =>
    isSince(release, end) ? [] : [[name, value]];
  return new Map([
    ['STRIMZI_KAFKA_IMAGES', map],
    ['STRIMZI_KAFKA_CONNECT_IMAGES', map],
    // MirrorMaker 1, used or not.
    ...until('0.46', 'STRIMZI_KAFKA_MIRROR_MAKER_IMAGES', map),
    ['STRIMZI_KAFKA_MIRROR_MAKER_2_IMAGES', map],
    ...until('0.41', 'STRIMZI_DEFAULT_TLS_SIDECAR_ENTITY_OPERATOR_IMAGE', newest),
    ...until('0.29', 'STRIMZI_DEFAULT_TLS_SIDECAR_CRUISE_CONTROL_IMAGE', newest),
    ['STRIMZI_DEFAULT_KAFKA_EXPORTER_IMAGE', newest],
    ['STRIMZI_DEFAULT_CRUISE_CONTROL_IMAGE', newest],
    ['STRIMZI_DEFAULT_TOPIC_OPERATOR_IMAGE', operator],
    ['STRIMZI_DEFAULT_USER_OPERATOR_IMAGE', operator],
    ['STRIMZI_DEFAULT_KAFKA_INIT_IMAGE', operator],
    ['STRIMZI_DEFAULT_KAFKA_BRIDGE_IMAGE', `${from}/kafka-bridge:${release.bridgeVersion}`],
    ...until('0.35', 'STRIMZI_DEFAULT_JMXTRANS_IMAGE', `${from}/jmxtrans:${release.release}`),
    ['STRIMZI_DEFAULT_KANIKO_EXECUTOR_IMAGE', `${from}/kaniko-executor:${release.release}`],
    ...(isSince(release, '0.49')
      ? [['STRIMZI_DEFAULT_BUILDAH_IMAGE', `${from}/buildah:${release.release}`] as const]
      : []),
    ['STRIMZI_DEFAULT_MAVEN_BUILDER', `${from}/maven-builder:${release.release}`],
  ]);
}

function trim(registry: string): string {
  return registry.replace(/\/+$/, '');
}
