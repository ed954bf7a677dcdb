/**
 * Owns the fields of a Kafka resource that a release still takes and warns of. Source: 0.45.2, `@DeprecatedProperty` in the API, and
 * `KafkaSpecChecker` for `kraftMetadata`. The ZooKeeper stack itself is deprecated as a whole, which is no field to report.
 */

export interface DeprecatedField {
  /** `*` stands for any place of a list. */
  readonly route: readonly string[];
  /** Follows the field's name. */
  readonly because: string;
  /** What to do, in an imperative. */
  readonly instead: string;
}

const ignored = 'is ignored';
const away = 'take it away';
const overrides = {
  because: 'is deprecated',
  instead: 'give all nodes one class, as Strimzi 0.46 drops it',
};
const kraftMetadata = { because: 'needs KRaft and does nothing with ZooKeeper', instead: away };

export const deprecatedFields: readonly DeprecatedField[] = [
  { route: ['spec', 'jmxTrans'], because: ignored, instead: away },
  { route: ['spec', 'kafka', 'template', 'statefulset'], because: ignored, instead: 'use `template.podSet`' },
  { route: ['spec', 'zookeeper', 'template', 'statefulset'], because: ignored, instead: 'use `template.podSet`' },
  { route: ['spec', 'kafka', 'storage', 'overrides'], ...overrides },
  { route: ['spec', 'kafka', 'storage', 'volumes', '*', 'overrides'], ...overrides },
  { route: ['spec', 'zookeeper', 'storage', 'overrides'], ...overrides },
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
