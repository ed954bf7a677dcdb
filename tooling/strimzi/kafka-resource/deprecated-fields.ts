/**
 * Owns the fields of a Kafka resource and its pools that a release still takes and warns of. Source: 0.45.2, 0.46.1, 0.49.1, 0.51.0 and
 * 1.2.0, `@DeprecatedProperty` in the API, and `KafkaSpecChecker` for `kraftMetadata` and ingresses. The ZooKeeper stack itself is
 * deprecated as a whole, which is no field to report. Of the API v1, which began without all of these fields, only ingresses are.
 */
import { isSince, type StrimziRelease } from '../releases.ts';

export interface DeprecatedField {
  /** `*` stands for any place of a list. */
  readonly route: readonly string[];
  /** Where it holds for one value of the field only. */
  readonly value?: string;
  /** Follows the field's name. */
  readonly because: string;
  /** What to do, in an imperative. */
  readonly instead: string;
  /** The first release that warns of it, where it is not the oldest. */
  readonly since?: string;
  /** The first release that no longer says so. */
  readonly before?: string;
  /** Whether the API v1 has it, too. */
  readonly inV1?: true;
  /** Whether it matters with ZooKeeper only. */
  readonly zookeeper?: true;
}

/** Whether a release warns of a field, in a resource of an API version. */
export function isDeprecated(field: DeprecatedField, release: StrimziRelease, isV1: boolean): boolean {
  const { since, before, inV1 = false } = field;
  return (
    (inV1 || !isV1) &&
    (since === undefined || isSince(release, since)) &&
    (before === undefined || !isSince(release, before))
  );
}

const ignored = 'is ignored';
const away = 'take it away';
const kraftMetadata = {
  because: 'needs KRaft and does nothing with ZooKeeper',
  instead: away,
  zookeeper: true,
} as const;
const ofPools = { because: ignored, instead: 'say it in a KafkaNodePool', since: '0.46' } as const;

/** Below what describes nodes: brokers or ZooKeeper nodes of the Kafka resource, or a KafkaNodePool. */
export const deprecatedOfNodes: readonly DeprecatedField[] = [['storage'], ['storage', 'volumes', '*']].flatMap(
  (storage): readonly DeprecatedField[] => [
    {
      route: [...storage, 'overrides'],
      because: 'is deprecated',
      instead: 'give all nodes one class, as Strimzi 0.46 drops it',
      before: '0.46',
    },
    { route: [...storage, 'overrides'], because: ignored, instead: 'use a pool for each class', since: '0.46' },
  ],
);

/** From the top of the Kafka resource. */
export const deprecatedFields: readonly DeprecatedField[] = [
  { route: ['spec', 'jmxTrans'], because: ignored, instead: away },
  { route: ['spec', 'kafka', 'template', 'statefulset'], because: ignored, instead: 'use `template.podSet`' },
  { route: ['spec', 'zookeeper', 'template', 'statefulset'], because: ignored, instead: 'use `template.podSet`' },
  { route: ['spec', 'kafka', 'replicas'], ...ofPools },
  { route: ['spec', 'kafka', 'storage'], ...ofPools },
  {
    route: ['spec', 'kafka', 'resources'],
    because: 'is deprecated',
    instead: 'say it in a KafkaNodePool, as Strimzi 1.0 drops it',
    since: '0.49',
  },
  { route: ['spec', 'zookeeper'], because: ignored, instead: away, since: '0.46' },
  {
    route: ['spec', 'kafka', 'listeners', '*', 'authentication', 'secrets'],
    because: 'is deprecated',
    instead: 'mount them by `template.pod.volumes`',
    since: '0.46',
  },
  {
    route: ['spec', 'kafka', 'listeners', '*', 'type'],
    value: 'ingress',
    because: 'is deprecated',
    instead: 'use `tlsroute` or another type',
    since: '0.51',
    inV1: true,
  },
  { route: ['spec', 'kafka', 'storage', 'kraftMetadata'], ...kraftMetadata },
  { route: ['spec', 'kafka', 'storage', 'volumes', '*', 'kraftMetadata'], ...kraftMetadata },
  { route: ['spec', 'kafka', 'listeners', '*', 'authentication', 'enableECDSA'], because: ignored, instead: away },
  { route: ['spec', 'entityOperator', 'tlsSidecar'], because: ignored, instead: away },
  { route: ['spec', 'entityOperator', 'template', 'tlsSidecarContainer'], because: ignored, instead: away },
  {
    route: ['spec', 'entityOperator', 'topicOperator', 'reconciliationIntervalSeconds'],
    because: 'is deprecated',
    instead: 'use `reconciliationIntervalMs`',
  },
  {
    route: ['spec', 'entityOperator', 'userOperator', 'reconciliationIntervalSeconds'],
    because: 'is deprecated',
    instead: 'use `reconciliationIntervalMs`',
  },
  {
    route: ['spec', 'entityOperator', 'topicOperator', 'zookeeperSessionTimeoutSeconds'],
    because: ignored,
    instead: away,
  },
  { route: ['spec', 'entityOperator', 'topicOperator', 'topicMetadataMaxAttempts'], because: ignored, instead: away },
  {
    route: ['spec', 'entityOperator', 'userOperator', 'zookeeperSessionTimeoutSeconds'],
    because: ignored,
    instead: away,
  },
  { route: ['spec', 'kafkaExporter', 'template', 'service'], because: ignored, instead: away },
  { route: ['spec', 'cruiseControl', 'tlsSidecar'], because: ignored, instead: away },
  { route: ['spec', 'cruiseControl', 'template', 'tlsSidecarContainer'], because: ignored, instead: away },
  { route: ['spec', 'cruiseControl', 'brokerCapacity', 'disk'], because: ignored, instead: away },
  { route: ['spec', 'cruiseControl', 'brokerCapacity', 'cpuUtilization'], because: ignored, instead: away },
];
