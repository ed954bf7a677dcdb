/**
 * Owns what is known of each Strimzi release: which Kafka it runs, where it runs, which API it serves. A release that is not here is
 * not supported. Source: `kafka-versions.yaml` and the install files of the release's tag.
 */

export interface StrimziRelease {
  readonly release: string;
  /** Kafka versions it runs, oldest first. */
  readonly kafkaVersions: readonly string[];
  readonly defaultKafkaVersion: string;
  readonly minimumKubernetes: string;
  readonly apiVersion: 'kafka.strimzi.io/v1beta2' | 'kafka.strimzi.io/v1';
  readonly stacks: readonly 'zookeeper'[];
  /** Version of the HTTP bridge that the release names. */
  readonly bridgeVersion: string;
}

const releases: readonly StrimziRelease[] = [
  {
    release: '0.45.2',
    kafkaVersions: ['3.8.0', '3.8.1', '3.9.0', '3.9.1', '3.9.2'],
    defaultKafkaVersion: '3.9.2',
    minimumKubernetes: '1.25',
    apiVersion: 'kafka.strimzi.io/v1beta2',
    stacks: ['zookeeper'],
    bridgeVersion: '0.31.2',
  },
];

export const knownReleases: readonly string[] = releases.map((one) => one.release);

export function strimziRelease(release: string): StrimziRelease | undefined {
  return releases.find((one) => one.release === release);
}
