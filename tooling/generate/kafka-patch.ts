/**
 * Owns the patch that turns the base Kafka resource into this cluster. It is a merge patch: maps merge with the base, lists replace
 * it. Every value carries the place in the cluster file (or profile) it follows from.
 */
import type { KafkaCluster, NodeSpec } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { jvmSize } from '../source/quantity.ts';
import { kafkaMetricsKey, metricsConfig, zookeeperMetricsKey } from './kafka-metrics.ts';
import { kafkaOperands } from './kafka-operands.ts';
import { placementOf, zoneKey } from './placement.ts';
import { resourcesOf } from './resources.ts';

/** Annotations of ours: who to ask, and how strictly to check. Annotations do not reach the pods, so changing one restarts nothing. */
export const ownerAnnotation = 'kafka-fleet/owner';
export const tierAnnotation = 'kafka-fleet/tier';

export function kafkaPatch(cluster: KafkaCluster): YamlNode {
  const reader = readerOf(cluster.node);
  const annotations = {
    [ownerAnnotation]: reader.node('owner'),
    [tierAnnotation]: reader.node('tier'),
    ...drafts(reader, 'annotations'),
  };
  return fromPlain(
    {
      apiVersion: 'kafka.strimzi.io/v1beta2',
      kind: 'Kafka',
      metadata: { name: reader.node('name'), labels: reader.node('labels'), annotations },
      spec: {
        kafka: kafkaSpec(cluster, reader),
        zookeeper: zookeeperSpec(cluster, reader),
        ...kafkaOperands(cluster, reader),
      },
    },
    reader.origin('name'),
  );
}

function kafkaSpec(cluster: KafkaCluster, reader: Reader): Draft {
  const { kafka, name } = cluster.spec;
  return {
    version: reader.node('kafka', 'version'),
    replicas: reader.node('kafka', 'brokers'),
    ...nodesSpec(cluster, reader, 'kafka', `${name}-kafka`),
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
    rack: rack(kafka.rack, reader),
    jmxOptions: jmxOptions(cluster, reader, 'kafka'),
    metricsConfig: cluster.spec.metrics ? metricsConfig(cluster, reader, kafkaMetricsKey) : undefined,
  };
}

function rack(value: boolean | string, reader: Reader): Draft {
  if (value === false) return undefined;
  return reader.value({ topologyKey: value === true ? zoneKey : value }, 'kafka', 'rack');
}

function zookeeperSpec(cluster: KafkaCluster, reader: Reader): Draft {
  return {
    replicas: reader.node('zookeeper', 'nodes'),
    ...nodesSpec(cluster, reader, 'zookeeper', `${cluster.spec.name}-zookeeper`),
    jmxOptions: jmxOptions(cluster, reader, 'zookeeper'),
    metricsConfig: cluster.spec.metrics ? metricsConfig(cluster, reader, zookeeperMetricsKey) : undefined,
  };
}

function jmxOptions({ spec: { jmx } }: KafkaCluster, reader: Reader, part: Part): Draft {
  if (!jmx.enabled || (part === 'zookeeper' && !jmx.zookeeper)) return undefined;
  const password = reader.value({ type: 'password' }, 'jmx', 'authentication');
  return reader.value(jmx.authentication === 'none' ? {} : { authentication: password }, 'jmx');
}

type Part = 'kafka' | 'zookeeper';

/** What brokers and ZooKeeper nodes share. */
function nodesSpec(
  cluster: KafkaCluster,
  reader: Reader,
  part: Part,
  podsName: string,
): { readonly [key: string]: Draft } {
  const spec: NodeSpec = cluster.spec[part];
  const podMetadata = { labels: reader.node(part, 'podLabels'), annotations: reader.node(part, 'podAnnotations') };
  const hasMetadata = podMetadata.labels !== undefined || podMetadata.annotations !== undefined;
  return {
    image: reader.node(part, 'image'),
    resources: resourcesOf(reader, part),
    jvmOptions: jvmOptions(spec, reader, part),
    config: reader.node(part, 'config'),
    storage: storage(cluster, reader, part),
    template: {
      pod: {
        metadata: hasMetadata ? podMetadata : undefined,
        priorityClassName: reader.node(part, 'priorityClass'),
        ...placementOf(reader, { part, placement: spec.placement, podsName }, cluster.kubernetes),
      },
      podDisruptionBudget: { maxUnavailable: reader.node(part, 'maxUnavailable') },
    },
  };
}

/** The JVM takes no `Gi`; Strimzi wants text for all -XX options. */
function jvmOptions(spec: NodeSpec, reader: Reader, part: Part): Draft {
  const { jvm, heap } = spec;
  const initial =
    jvm?.initialHeap === undefined
      ? reader.value(jvmSize(heap), part, 'heap')
      : reader.value(jvmSize(jvm.initialHeap), part, 'jvm', 'initialHeap');
  const xx =
    jvm?.xx &&
    Object.fromEntries(
      Object.entries(jvm.xx).map(([key, value]) => [key, reader.value(String(value), part, 'jvm', 'xx', key)]),
    );
  const properties =
    jvm?.systemProperties &&
    Object.entries(jvm.systemProperties).map(([name, value]) =>
      reader.value({ name, value }, part, 'jvm', 'systemProperties', name),
    );
  return {
    '-Xms': initial,
    '-Xmx': reader.value(jvmSize(heap), part, 'heap'),
    '-XX': xx,
    gcLoggingEnabled: reader.node(part, 'jvm', 'gcLogging'),
    javaSystemProperties: properties,
  };
}

function storage(cluster: KafkaCluster, reader: Reader, part: Part): Draft {
  const spec = cluster.spec[part].storage;
  const claim = (...route: readonly (string | number)[]): { readonly [key: string]: Draft } => ({
    size: reader.node(...route, 'size'),
    class: reader.node(...route, 'class') ?? defaultClass(cluster, reader, route),
    deleteClaim: reader.node(...route, 'deleteClaim') ?? false,
  });
  if (spec.ephemeral === true) return { type: 'ephemeral', sizeLimit: reader.node(part, 'storage', 'size') };
  if (spec.volumes === undefined) return { type: 'persistent-claim', ...claim(part, 'storage') };
  return reader.value(
    {
      type: 'jbod',
      volumes: spec.volumes.map((volume, index) => ({
        id: volume.id,
        type: 'persistent-claim',
        ...claim(part, 'storage', 'volumes', index),
      })),
    },
    part,
    'storage',
    'volumes',
  );
}

function defaultClass(cluster: KafkaCluster, reader: Reader, route: readonly (string | number)[]): Draft {
  const name = cluster.kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
  return name === undefined ? undefined : reader.value(name, ...route);
}

function drafts(reader: Reader, ...route: readonly string[]): { readonly [key: string]: Draft } {
  const node = reader.node(...route);
  return node?.kind === 'map' ? Object.fromEntries([...node.entries].map(([key, entry]) => [key, entry.value])) : {};
}
