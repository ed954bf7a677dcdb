/**
 * Owns which Strimzi releases we can write CRDs for, and what has to be run for each: the published generator, the kinds, the
 * API versions that the release serves.
 */

/** One run of the generator: it gives every kind of a run the same versions. */
export interface CrdRun {
  /** Oldest first, as the generator wants them. */
  readonly apiVersions: readonly string[];
  readonly storedVersion: string;
  /** Classes below `io.strimzi.api.kafka.model`. */
  readonly models: readonly string[];
}

export interface StrimziRelease {
  /** Version of the artifacts crd-generator, api and crd-annotations. */
  readonly generator: string;
  /**
   * Version of the fabric8 Kubernetes model to put below the generator, where the release was built with another one than the
   * published generator. Pod templates and resource requirements in the CRDs are read from these classes.
   */
  readonly kubernetesModel?: string;
  /** The oldest Java that loads the generator. */
  readonly java: number;
  readonly runs: readonly CrdRun[];
}

const operands = [
  'kafka.Kafka',
  'connect.KafkaConnect',
  'bridge.KafkaBridge',
  'connector.KafkaConnector',
  'mirrormaker2.KafkaMirrorMaker2',
  'rebalance.KafkaRebalance',
  'podset.StrimziPodSet',
  'nodepool.KafkaNodePool',
];

const entities = ['topic.KafkaTopic', 'user.KafkaUser'];

/**
 * 0.45.1 and 0.45.2 have no generator of their own on Maven. Their classes for the CRDs are those of 0.45.0; what differs is
 * fabric8 7.2.0 in place of 6.13.4, and with it all the fields that 0.45.2 has more.
 */
export const strimziReleases: Readonly<Record<string, StrimziRelease>> = {
  '0.45.2': {
    generator: '0.45.0',
    kubernetesModel: '7.2.0',
    java: 17,
    runs: [
      {
        apiVersions: ['v1beta2'],
        storedVersion: 'v1beta2',
        models: [...operands, 'mirrormaker.KafkaMirrorMaker'],
      },
      { apiVersions: ['v1alpha1', 'v1beta1', 'v1beta2'], storedVersion: 'v1beta2', models: entities },
    ],
  },
  '1.2.0': {
    generator: '1.2.0',
    java: 21,
    runs: [{ apiVersions: ['v1'], storedVersion: 'v1', models: [...operands, ...entities] }],
  },
};
