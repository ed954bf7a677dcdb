/**
 * Owns what has taken the place of fields that Strimzi dropped, most of them with the API v1. Source: 0.51.0, the converters of
 * `v1-api-conversion` and `@DeprecatedProperty` in the API; 0.46.0, `CHANGELOG.md` for ZooKeeper.
 */
import type { Route } from '../../source/node.ts';

interface Gone {
  readonly kind: string;
  /** `*` stands for any place of a list; what is below counts, too. */
  readonly route: string;
  /** What to do, in an imperative. */
  readonly instead: string;
}

const byPools = 'say it in a KafkaNodePool';
const away = 'take it away, as it did nothing any more';
const milliseconds = 'use `reconciliationIntervalMs`';
const custom = 'use type `custom` with the settings of the OAuth library';

const gone: readonly Gone[] = [
  { kind: 'Kafka', route: 'spec.zookeeper', instead: 'move the cluster to KRaft on Strimzi 0.45, then take it away' },
  { kind: 'Kafka', route: 'spec.jmxTrans', instead: 'take it away, as metrics come by `metricsConfig`' },
  { kind: 'Kafka', route: 'spec.kafka.replicas', instead: byPools },
  { kind: 'Kafka', route: 'spec.kafka.storage', instead: byPools },
  { kind: 'Kafka', route: 'spec.kafka.resources', instead: byPools },
  { kind: 'Kafka', route: 'spec.kafka.template.statefulset', instead: 'use `template.podSet`' },
  {
    kind: 'Kafka',
    route: 'spec.kafka.listeners.*.authentication.secrets',
    instead: 'mount the Secrets by `template.pod.volumes`',
  },
  { kind: 'Kafka', route: 'spec.kafka.listeners.*.authentication', instead: custom },
  { kind: 'Kafka', route: 'spec.kafka.authorization', instead: 'use type `custom` with the class of the authorizer' },
  { kind: 'Kafka', route: 'spec.kafkaExporter.template.service', instead: away },
  { kind: 'Kafka', route: 'spec.entityOperator.tlsSidecar', instead: away },
  { kind: 'Kafka', route: 'spec.entityOperator.template.tlsSidecarContainer', instead: away },
  { kind: 'Kafka', route: 'spec.entityOperator.topicOperator.reconciliationIntervalSeconds', instead: milliseconds },
  { kind: 'Kafka', route: 'spec.entityOperator.userOperator.reconciliationIntervalSeconds', instead: milliseconds },
  { kind: 'Kafka', route: 'spec.cruiseControl.tlsSidecar', instead: away },
  { kind: 'Kafka', route: 'spec.cruiseControl.template.tlsSidecarContainer', instead: away },
  {
    kind: 'Kafka',
    route: 'spec.cruiseControl.brokerCapacity.disk',
    instead: 'take it away, as Cruise Control knows the disks',
  },
  {
    kind: 'Kafka',
    route: 'spec.cruiseControl.brokerCapacity.cpuUtilization',
    instead: 'take it away, or give `cpu`',
  },
  { kind: 'KafkaNodePool', route: 'spec.storage.overrides', instead: 'use a pool for each class' },
  { kind: 'KafkaNodePool', route: 'spec.storage.volumes.*.overrides', instead: 'use a pool for each class' },
  { kind: 'KafkaUser', route: 'spec.authorization.acls.*.operation', instead: 'use `operations`, which is a list' },
  { kind: 'KafkaConnect', route: 'spec.externalConfiguration', instead: 'use volumes and `env` of `template`' },
  {
    kind: 'KafkaConnect',
    route: 'spec.build.output.additionalKanikoOptions',
    instead: 'use `additionalBuildOptions`',
  },
  { kind: 'KafkaConnector', route: 'spec.pause', instead: 'use `state: paused`' },
  { kind: 'KafkaBridge', route: 'spec.enableMetrics', instead: 'use `metricsConfig`' },
  { kind: 'KafkaMirrorMaker2', route: 'spec.clusters', instead: 'use `target`, and `source` of each mirror' },
  { kind: 'KafkaMirrorMaker2', route: 'spec.connectCluster', instead: 'use `target`' },
  { kind: 'KafkaMirrorMaker2', route: 'spec.externalConfiguration', instead: 'use volumes and `env` of `template`' },
  { kind: 'KafkaMirrorMaker2', route: 'spec.mirrors.*.sourceCluster', instead: 'use `source`' },
  { kind: 'KafkaMirrorMaker2', route: 'spec.mirrors.*.targetCluster', instead: 'use `target` of the whole' },
  {
    kind: 'KafkaMirrorMaker2',
    route: 'spec.mirrors.*.topicsBlacklistPattern',
    instead: 'use `topicsExcludePattern`',
  },
  {
    kind: 'KafkaMirrorMaker2',
    route: 'spec.mirrors.*.groupsBlacklistPattern',
    instead: 'use `groupsExcludePattern`',
  },
];

/** What to do in place of a field that is gone; undefined where nothing took its place. */
export function insteadOf(kind: string, route: Route): string | undefined {
  const steps = route.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
  return gone.find((one) => one.kind === kind && (steps === one.route || steps.startsWith(`${one.route}.`)))?.instead;
}

/** Types that the API v1 has no more, by where they stood; the schema of another version says only which types there are. */
export function insteadOfType(kind: string, route: Route, value: string): string | undefined {
  const parent = route.slice(0, -1).at(-1);
  const isGone =
    kind === 'Kafka' &&
    ((parent === 'authentication' && value === 'oauth') ||
      (parent === 'authorization' && (value === 'opa' || value === 'keycloak')));
  return isGone ? insteadOf(kind, route.slice(0, -1)) : undefined;
}
