/**
 * Owns what is known of each Strimzi release: which Kafka it runs, where it runs, which API it serves. A release that is not here is
 * not supported. Source: `kafka-versions.yaml` and the install files of the release's tag.
 */

export type ApiVersion = 'v1beta2' | 'v1';

export interface StrimziRelease {
  readonly release: string;
  /** Kafka versions it runs, oldest first. */
  readonly kafkaVersions: readonly string[];
  readonly defaultKafkaVersion: string;
  readonly minimumKubernetes: string;
  /** Versions of `kafka.strimzi.io` that it serves, oldest first. */
  readonly apiVersions: readonly ApiVersion[];
  readonly stacks: readonly ('zookeeper' | 'kraft')[];
  /** Version of the HTTP bridge that the release names. */
  readonly bridgeVersion: string;
}

const releases: readonly StrimziRelease[] = [
  {
    release: '0.45.2',
    kafkaVersions: ['3.8.0', '3.8.1', '3.9.0', '3.9.1', '3.9.2'],
    defaultKafkaVersion: '3.9.2',
    minimumKubernetes: '1.25',
    apiVersions: ['v1beta2'],
    stacks: ['zookeeper', 'kraft'],
    bridgeVersion: '0.31.2',
  },
  {
    release: '1.2.0',
    kafkaVersions: ['4.2.0', '4.2.1', '4.3.0', '4.3.1'],
    defaultKafkaVersion: '4.3.1',
    minimumKubernetes: '1.30',
    apiVersions: ['v1'],
    stacks: ['kraft'],
    bridgeVersion: '1.1.0',
  },
];

export const knownReleases: readonly string[] = releases.map((one) => one.release);

export function strimziRelease(release: string): StrimziRelease | undefined {
  return releases.find((one) => one.release === release);
}

/** Whether a release is a given one or a later one: `isSince(release, '0.46')`. */
export function isSince({ release }: StrimziRelease, first: string): boolean {
  const numbers = (text: string): readonly number[] => text.split('.').map(Number);
  const own = numbers(release);
  for (const [index, wanted] of numbers(first).entries()) {
    const difference = (own[index] ?? 0) - wanted;
    if (difference !== 0) return difference > 0;
  }
  return true;
}
