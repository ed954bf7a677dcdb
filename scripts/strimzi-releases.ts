/**
 * Owns which Strimzi releases we can write CRDs for, and what has to be run for each: the published classes and generator, the kinds,
 * the API versions that the release serves.
 */

/** One run of the generator: it gives every kind of a run the same versions. */
export interface CrdRun {
  /** Oldest first, as the generator wants them. */
  readonly apiVersions: readonly string[];
  readonly storedVersion: string;
  /** Classes below `io.strimzi.api.kafka.model`. */
  readonly models: readonly string[];
}

export interface PublishedRelease {
  /** Version of the artifact `api`, whose classes the CRDs are read from. */
  readonly api: string;
  /** Version of the artifact `crd-generator`, which few releases have; another release's says the same of these classes. */
  readonly generator: string;
  /** Version of the fabric8 Kubernetes model that the release is built with: pod templates and resources in the CRDs are its classes. */
  readonly kubernetesModel: string;
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

const withMirrorMaker1 = [...operands, 'mirrormaker.KafkaMirrorMaker'];

const entities = ['topic.KafkaTopic', 'user.KafkaUser'];

function v1beta2(models: readonly string[], entityModels = entities): readonly CrdRun[] {
  return [
    { apiVersions: ['v1beta2'], storedVersion: 'v1beta2', models },
    { apiVersions: ['v1alpha1', 'v1beta1', 'v1beta2'], storedVersion: 'v1beta2', models: entityModels },
  ];
}

/** Before 0.40 all classes but that of node pools stood in one package. */
function inOnePackage(model: string): string {
  return model.startsWith('nodepool.') ? model : model.slice(model.indexOf('.') + 1);
}

const flat = v1beta2(withMirrorMaker1.map(inOnePackage), entities.map(inOnePackage));
const zookeeper = v1beta2(withMirrorMaker1);
const kraft = v1beta2(operands);
const both: readonly CrdRun[] = [
  { apiVersions: ['v1beta2', 'v1'], storedVersion: 'v1beta2', models: operands },
  { apiVersions: ['v1alpha1', 'v1beta1', 'v1beta2', 'v1'], storedVersion: 'v1beta2', models: entities },
];
const v1: readonly CrdRun[] = [{ apiVersions: ['v1'], storedVersion: 'v1', models: [...operands, ...entities] }];

const java17 = { java: 17 };
const java21 = { java: 21, generator: '1.2.0' };

/**
 * 0.45.1 and 0.45.2 have no artifacts of their own on Maven. Their classes for the CRDs are those of 0.45.0; what differs is
 * fabric8 7.2.0 in place of 6.13.4, and with it all the fields that they have more.
 */
export const publishedReleases: Readonly<Record<string, PublishedRelease>> = {
  '0.38.0': { ...java17, generator: '0.39.0', api: '0.38.0', kubernetesModel: '6.9.0', runs: flat },
  '0.39.0': { ...java17, generator: '0.39.0', api: '0.39.0', kubernetesModel: '6.9.2', runs: flat },
  '0.40.0': { ...java17, generator: '0.40.0', api: '0.40.0', kubernetesModel: '6.10.0', runs: zookeeper },
  // It is built with 6.12.1, but its CRDs do not have what that one's classes have more.
  '0.41.0': { ...java17, generator: '0.45.0', api: '0.41.0', kubernetesModel: '6.12.0', runs: zookeeper },
  '0.42.0': { ...java17, generator: '0.45.0', api: '0.42.0', kubernetesModel: '6.13.0', runs: zookeeper },
  '0.43.0': { ...java17, generator: '0.45.0', api: '0.43.0', kubernetesModel: '6.13.3', runs: zookeeper },
  '0.44.0': { ...java17, generator: '0.45.0', api: '0.44.0', kubernetesModel: '6.13.4', runs: zookeeper },
  '0.45.0': { ...java17, generator: '0.45.0', api: '0.45.0', kubernetesModel: '6.13.4', runs: zookeeper },
  '0.45.1': { ...java17, generator: '0.45.0', api: '0.45.0', kubernetesModel: '7.2.0', runs: zookeeper },
  '0.45.2': { ...java17, generator: '0.45.0', api: '0.45.0', kubernetesModel: '7.2.0', runs: zookeeper },
  '0.46.0': { ...java17, generator: '0.45.0', api: '0.46.0', kubernetesModel: '7.2.0', runs: kraft },
  '0.46.1': { ...java17, generator: '0.45.0', api: '0.46.1', kubernetesModel: '7.2.0', runs: kraft },
  '0.47.0': { ...java21, api: '0.47.0', kubernetesModel: '7.3.1', runs: kraft },
  '0.48.0': { ...java21, api: '0.48.0', kubernetesModel: '7.4.0', runs: kraft },
  '0.49.0': { ...java21, api: '0.49.0', kubernetesModel: '7.4.0', runs: both },
  '0.49.1': { ...java21, api: '0.49.1', kubernetesModel: '7.4.0', runs: both },
  '0.50.0': { ...java21, api: '0.50.0', kubernetesModel: '7.5.0', runs: both },
  '0.50.1': { ...java21, api: '0.50.1', kubernetesModel: '7.5.1', runs: both },
  '0.51.0': { ...java21, api: '0.51.0', kubernetesModel: '7.5.2', runs: both },
  '1.2.0': { ...java21, api: '1.2.0', kubernetesModel: '7.8.0', runs: v1 },
};

/** Releases that nothing was published of, with the nearest before and after: where those agree, it is taken to be the same. */
export const releasesBetween: Readonly<Record<string, readonly [string, string]>> = {
  '1.0.0': ['0.51.0', '1.2.0'],
  '1.0.1': ['0.51.0', '1.2.0'],
  '1.1.0': ['0.51.0', '1.2.0'],
};
