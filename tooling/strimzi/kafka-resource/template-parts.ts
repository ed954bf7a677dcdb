/**
 * Owns what the operator puts into pods itself, beside which a template may add volumes and variables: names that are taken. Source:
 * Strimzi 0.45.2, `getVolumes` and `getEnvVars` of `KafkaCluster`, `ZookeeperCluster`, `EntityOperator`, `CruiseControl`, `KafkaExporter`,
 * and `TemplateUtils`.
 */
import { isSince, type StrimziRelease } from '../releases.ts';

export interface TemplatedContainer {
  /** Its section in `template`. */
  readonly section: string;
  /** Variables that are always there. */
  readonly variables: readonly string[];
}

export interface TemplatedPod {
  /** Below `spec` of the Kafka resource. */
  readonly part: string;
  /** What holds the pod's template, where it is not the part itself. */
  readonly containers: readonly TemplatedContainer[];
  readonly volumes: readonly string[];
}

const gcLog = 'STRIMZI_KAFKA_GC_LOG_ENABLED';
const entityVariables = ['STRIMZI_KAFKA_BOOTSTRAP_SERVERS', 'STRIMZI_NAMESPACE', 'STRIMZI_GC_LOG_ENABLED'];

export const templatedPods: readonly TemplatedPod[] = [
  {
    part: 'kafka',
    containers: [
      { section: 'kafkaContainer', variables: ['KAFKA_METRICS_ENABLED', gcLog] },
      { section: 'initContainer', variables: ['NODE_NAME'] },
    ],
    volumes: [
      ...['strimzi-tmp', 'cluster-ca', 'broker-certs', 'client-ca-cert', 'kafka-metrics-and-logging', 'ready-files'],
      'data',
    ],
  },
  {
    part: 'zookeeper',
    containers: [
      {
        section: 'zookeeperContainer',
        variables: ['ZOOKEEPER_METRICS_ENABLED', 'ZOOKEEPER_SNAPSHOT_CHECK_ENABLED', 'ZOOKEEPER_CONFIGURATION', gcLog],
      },
    ],
    volumes: ['strimzi-tmp', 'zookeeper-metrics-and-logging', 'zookeeper-nodes', 'cluster-ca-certs', 'data'],
  },
  {
    part: 'entityOperator',
    containers: [
      { section: 'topicOperatorContainer', variables: [...entityVariables, 'STRIMZI_RESOURCE_LABELS'] },
      { section: 'userOperatorContainer', variables: [...entityVariables, 'STRIMZI_LABELS', 'STRIMZI_CA_CERT_NAME'] },
    ],
    volumes: [],
  },
  {
    part: 'cruiseControl',
    containers: [
      {
        section: 'cruiseControlContainer',
        variables: ['CRUISE_CONTROL_METRICS_ENABLED', 'STRIMZI_KAFKA_BOOTSTRAP_SERVERS', gcLog, 'API_PORT'],
      },
    ],
    volumes: ['strimzi-tmp', 'cc-certs', 'cluster-ca-certs', 'config', 'api-auth-config'],
  },
  {
    part: 'kafkaExporter',
    containers: [{ section: 'container', variables: ['KAFKA_EXPORTER_KAFKA_SERVER', 'KAFKA_EXPORTER_KAFKA_VERSION'] }],
    volumes: ['strimzi-tmp', 'kafka-exporter-certs', 'cluster-ca-certs'],
  },
];

const certificates: readonly string[] = ['cluster-ca', 'broker-certs', 'client-ca-cert'];

/**
 * From 0.49 on nodes read their certificates through the API server, from 1.2 on with a token that the operator mounts. Source: 0.48.0,
 * 0.49.1, 1.1.0 and 1.2.0, `KafkaCluster.getNonDataVolumes`.
 */
export function volumesOfOperator({ part, volumes }: TemplatedPod, release: StrimziRelease): readonly string[] {
  if (part !== 'kafka' || !isSince(release, '0.49')) return volumes;
  const own = volumes.filter((one) => !certificates.includes(one));
  return isSince(release, '1.2') ? [...own, 'kube-api-access'] : own;
}

/** What 0.47 renamed. Source: 0.46.1 and 0.47.0, `KafkaCluster` and `CruiseControl`. */
const renamed: Readonly<Record<string, string>> = {
  KAFKA_METRICS_ENABLED: 'KAFKA_JMX_EXPORTER_ENABLED',
  CRUISE_CONTROL_METRICS_ENABLED: 'CRUISE_CONTROL_JMX_EXPORTER_ENABLED',
};

/** From 0.49 on nodes also know their cluster by name. Source: 0.48.0 and 0.49.1, `KafkaCluster.getEnvVars`. */
export function variablesOfOperator(
  { section, variables }: TemplatedContainer,
  release: StrimziRelease,
): readonly string[] {
  if (!isSince(release, '0.47')) return variables;
  const own = variables.map((name) => renamed[name] ?? name);
  return section === 'kafkaContainer' && isSince(release, '0.49') ? [...own, 'KAFKA_CLUSTER_NAME'] : own;
}

/** Variables that are there because of options of the virtual machine. */
export const variablesOfJvmOptions: Readonly<Record<string, readonly string[]>> = {
  KAFKA_HEAP_OPTS: ['-Xms', '-Xmx'],
  KAFKA_JVM_PERFORMANCE_OPTS: ['-XX'],
  STRIMZI_JAVA_SYSTEM_PROPERTIES: ['javaSystemProperties'],
};

/** Volumes may be mounted below this only; the operator looks at the beginning of the path and no further. */
export const mountRoot = '/mnt';

/** A name that Kubernetes takes for a volume. */
export function isVolumeName(name: string): boolean {
  return /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(name);
}
