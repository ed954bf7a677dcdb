/**
 * Owns the patch that turns the base Kafka resource into this cluster. It is a merge patch: maps merge with the base, lists replace
 * it. Every value carries the place in the cluster file (or profile) it follows from.
 */
import type { KafkaCluster } from '../model/model.ts';
import { type NodeGroup, nodeGroupsOf } from '../model/node-groups.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { apiVersionOf, poolAnnotations } from './kafka-api.ts';
import { kafkaMetricsKey, metricsConfig, zookeeperMetricsKey } from './kafka-metrics.ts';
import { kafkaOperands } from './kafka-operands.ts';
import { keptBeside } from './listed.ts';
import { nodesSpec, podTemplate } from './nodes.ts';
import { ownerAnnotation, tierAnnotation } from './notes.ts';
import { zoneKey } from './placement.ts';

export function kafkaPatch(cluster: KafkaCluster): YamlNode {
  const reader = readerOf(cluster.node);
  const groups = nodeGroupsOf(cluster);
  const annotations = {
    [ownerAnnotation]: reader.node('owner'),
    [tierAnnotation]: reader.node('tier'),
    ...poolAnnotations(cluster, reader),
    ...keptBeside(drafts(reader, 'annotations')),
  };
  return fromPlain(
    {
      apiVersion: apiVersionOf(cluster),
      kind: 'Kafka',
      metadata: { name: reader.node('name'), labels: reader.node('labels'), annotations },
      spec: {
        kafka: kafkaSpec(
          cluster,
          reader,
          groups.find((one) => one.part === 'kafka' && one.pool === undefined),
        ),
        zookeeper: zookeeperSpec(
          cluster,
          reader,
          groups.find((one) => one.part === 'zookeeper'),
        ),
        ...kafkaOperands(cluster, reader),
      },
    },
    reader.origin('name'),
  );
}

/** @param brokers where they are in no pool. */
function kafkaSpec(cluster: KafkaCluster, reader: Reader, brokers: NodeGroup | undefined): Draft {
  const { kafka } = cluster.spec;
  return {
    version: reader.node('kafka', 'version'),
    metadataVersion: reader.node('kafka', 'metadataVersion'),
    ...serverSpec(cluster, reader, 'kafka', brokers),
    listeners: reader.value(
      kafka.listeners.map((_, index) => ({
        name: reader.node('kafka', 'listeners', index, 'name'),
        port: reader.node('kafka', 'listeners', index, 'port'),
        type: reader.node('kafka', 'listeners', index, 'type'),
        tls: reader.node('kafka', 'listeners', index, 'tls') ?? reader.value(true, 'kafka', 'listeners', index),
        authentication: reader.node('kafka', 'listeners', index, 'authentication'),
        networkPolicyPeers: reader.node('kafka', 'listeners', index, 'networkPolicyPeers'),
        configuration: reader.node('kafka', 'listeners', index, 'configuration'),
      })),
      'kafka',
      'listeners',
    ),
    authorization: reader.node('kafka', 'authorization'),
    tieredStorage: tieredStorage(cluster, reader),
    quotas: reader.node('kafka', 'quotas'),
    rack: rack(kafka.rack, reader),
    jmxOptions: jmxOptions(cluster, reader, 'kafka'),
    metricsConfig: cluster.spec.metrics ? metricsConfig(cluster, reader, kafkaMetricsKey) : undefined,
  };
}

/** Strimzi wants text for all settings of the plugin. */
function tieredStorage({ spec }: KafkaCluster, reader: Reader): Draft {
  const { tieredStorage: written } = spec.kafka;
  if (written === undefined) return undefined;
  const route = ['kafka', 'tieredStorage'] as const;
  const config =
    written.config &&
    Object.fromEntries(
      Object.entries(written.config).map(([key, value]) => [key, reader.value(String(value), ...route, 'config', key)]),
    );
  const remoteStorageManager = {
    className: reader.node(...route, 'className'),
    classPath: reader.node(...route, 'classPath'),
    config: config && reader.value(config, ...route, 'config'),
  };
  return reader.value({ type: 'custom', remoteStorageManager }, ...route);
}

function rack(value: boolean | string, reader: Reader): Draft {
  if (value === false) return undefined;
  return reader.value({ topologyKey: value === true ? zoneKey : value }, 'kafka', 'rack');
}

function zookeeperSpec(cluster: KafkaCluster, reader: Reader, nodes: NodeGroup | undefined): Draft {
  if (nodes === undefined) return undefined;
  return {
    ...serverSpec(cluster, reader, 'zookeeper', nodes),
    jmxOptions: jmxOptions(cluster, reader, 'zookeeper'),
    metricsConfig: cluster.spec.metrics ? metricsConfig(cluster, reader, zookeeperMetricsKey) : undefined,
  };
}

function jmxOptions({ spec: { jmx } }: KafkaCluster, reader: Reader, part: NodeGroup['part']): Draft {
  if (!jmx.enabled || (part === 'zookeeper' && !jmx.zookeeper)) return undefined;
  const password = reader.value({ type: 'password' }, 'jmx', 'authentication');
  return reader.value(jmx.authentication === 'none' ? {} : { authentication: password }, 'jmx');
}

/** What brokers and ZooKeeper nodes share. */
function serverSpec(
  cluster: KafkaCluster,
  reader: Reader,
  part: NodeGroup['part'],
  nodes: NodeGroup | undefined,
): { readonly [key: string]: Draft } {
  return {
    replicas: nodes && reader.node(...nodes.nodesRoute),
    image: reader.node(part, 'image'),
    ...(nodes === undefined ? {} : nodesSpec(cluster, reader, nodes)),
    config: reader.node(part, 'config'),
    template: {
      pod: nodes && podTemplate(cluster, reader, nodes),
      podDisruptionBudget: { maxUnavailable: reader.node(part, 'maxUnavailable') },
    },
  };
}

function drafts(reader: Reader, ...route: readonly string[]): { readonly [key: string]: Draft } {
  const node = reader.node(...route);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, entry]) => [key, entry.value])) : {};
}
