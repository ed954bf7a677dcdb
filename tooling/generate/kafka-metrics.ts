/**
 * Owns how a Kafka resource names its metrics rules. They are in a ConfigMap of each cluster's own, from `base/kafka-metrics`: two
 * clusters may share a namespace, and Argo CD lets no object belong to two Applications.
 */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft } from '../source/node.ts';

export const kafkaMetricsKey = 'kafka-metrics-config.yml';
export const zookeeperMetricsKey = 'zookeeper-metrics-config.yml';
export const cruiseControlMetricsKey = 'cruise-control-metrics-config.yml';

/** The ConfigMap of `base/kafka-metrics` with the prefix of its cluster. */
export function metricsConfigMap({ spec }: KafkaCluster): string {
  return `${spec.name}-kafka-metrics`;
}

export function metricsConfig(cluster: KafkaCluster, reader: Reader, key: string): Draft {
  return reader.value(
    {
      type: 'jmxPrometheusExporter',
      valueFrom: { configMapKeyRef: { name: metricsConfigMap(cluster), key } },
    },
    'metrics',
  );
}
