/**
 * Owns the sections of a Kafka resource for what the operator runs beside brokers: the Kafka exporter, the operators of topics and
 * users, Cruise Control. A part that is turned off has no section.
 */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft } from '../source/node.ts';
import { jvmSize } from '../source/quantity.ts';
import { cruiseControlMetricsKey, metricsConfig } from './kafka-metrics.ts';
import { resourcesOf } from './resources.ts';

export function kafkaOperands(cluster: KafkaCluster, reader: Reader): { readonly [key: string]: Draft } {
  const { kafkaExporter, entityOperator, cruiseControl } = cluster.spec;
  return {
    kafkaExporter: kafkaExporter.enabled ? exporterSection(reader) : undefined,
    entityOperator: entityOperator.enabled ? entityOperatorSection(cluster, reader) : undefined,
    cruiseControl: cruiseControl.enabled ? cruiseControlSection(cluster, reader) : undefined,
  };
}

function exporterSection(reader: Reader): Draft {
  const field = (name: string): Draft => reader.node('kafkaExporter', name);
  return reader.value(
    {
      topicRegex: field('topicRegex') ?? '.*',
      topicExcludeRegex: field('topicExcludeRegex'),
      groupRegex: field('groupRegex') ?? '.*',
      groupExcludeRegex: field('groupExcludeRegex'),
      showAllOffsets: field('showAllOffsets'),
      resources: resourcesOf(reader, 'kafkaExporter'),
    },
    'kafkaExporter',
  );
}

function entityOperatorSection({ spec }: KafkaCluster, reader: Reader): Draft {
  const operator = (isOn: boolean, field: string): Draft =>
    isOn ? reader.value({ resources: resourcesOf(reader, 'entityOperator') }, 'entityOperator', field) : undefined;
  return {
    topicOperator: operator(spec.entityOperator.topics, 'topics'),
    userOperator: operator(spec.entityOperator.users, 'users'),
  };
}

function cruiseControlSection(cluster: KafkaCluster, reader: Reader): Draft {
  const { cruiseControl, metrics } = cluster.spec;
  const heap = reader.value(jvmSize(cruiseControl.heap), 'cruiseControl', 'heap');
  const modes = cruiseControl.autoRebalance;
  return reader.value(
    {
      config: reader.node('cruiseControl', 'config'),
      brokerCapacity: reader.node('cruiseControl', 'brokerCapacity'),
      autoRebalance:
        modes === undefined
          ? undefined
          : modes.map((mode, index) => reader.value({ mode }, 'cruiseControl', 'autoRebalance', index)),
      resources: resourcesOf(reader, 'cruiseControl'),
      jvmOptions: { '-Xms': heap, '-Xmx': heap },
      metricsConfig: metrics ? metricsConfig(cluster, reader, cruiseControlMetricsKey) : undefined,
    },
    'cruiseControl',
  );
}
