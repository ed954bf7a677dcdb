/**
 * Owns what brokers, ZooKeeper nodes and the nodes of a pool have alike in their resource: sizes, Java options, disks, and where their
 * pods run. Every value carries the place in the cluster file (or profile) it follows from.
 */
import type { KafkaCluster } from '../model/model.ts';
import { isZookeeperAlone, type NodeGroup } from '../model/node-groups.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft } from '../source/node.ts';
import { jvmSize } from '../source/quantity.ts';
import { placementOf } from './placement.ts';
import { resourcesOf } from './resources.ts';

type Drafts = { readonly [key: string]: Draft };

export function nodesSpec(cluster: KafkaCluster, reader: Reader, group: NodeGroup): Drafts {
  return {
    resources: resourcesOf(reader, ...group.route),
    jvmOptions: jvmOptions(reader, group),
    storage: storage(cluster, reader, group),
  };
}

export function podTemplate(cluster: KafkaCluster, reader: Reader, group: NodeGroup): Drafts {
  const { route } = group;
  const podMetadata = {
    labels: reader.node(...route, 'podLabels'),
    annotations: reader.node(...route, 'podAnnotations'),
  };
  const hasMetadata = podMetadata.labels !== undefined || podMetadata.annotations !== undefined;
  return {
    metadata: hasMetadata ? podMetadata : undefined,
    priorityClassName: reader.node(...route, 'priorityClass'),
    ...placementOf(cluster, reader, group),
  };
}

/** The JVM takes no `Gi`; Strimzi wants text for all -XX options. */
function jvmOptions(reader: Reader, { spec: { jvm, heap }, route }: NodeGroup): Draft {
  const initial =
    jvm?.initialHeap === undefined
      ? reader.value(jvmSize(heap), ...route, 'heap')
      : reader.value(jvmSize(jvm.initialHeap), ...route, 'jvm', 'initialHeap');
  const xx =
    jvm?.xx &&
    Object.fromEntries(
      Object.entries(jvm.xx).map(([key, value]) => [key, reader.value(String(value), ...route, 'jvm', 'xx', key)]),
    );
  const properties =
    jvm?.systemProperties &&
    Object.entries(jvm.systemProperties).map(([name, value]) =>
      reader.value({ name, value }, ...route, 'jvm', 'systemProperties', name),
    );
  return {
    '-Xms': initial,
    '-Xmx': reader.value(jvmSize(heap), ...route, 'heap'),
    '-XX': xx,
    gcLoggingEnabled: reader.node(...route, 'jvm', 'gcLogging'),
    javaSystemProperties: properties,
  };
}

function storage(cluster: KafkaCluster, reader: Reader, group: NodeGroup): Draft {
  const { storage } = group.spec;
  const place = [...group.route, 'storage'];
  const claim = (...route: readonly (string | number)[]): Drafts => ({
    size: reader.node(...route, 'size'),
    class: reader.node(...route, 'class') ?? defaultClass(cluster, reader, route),
    deleteClaim: reader.node(...route, 'deleteClaim') ?? false,
  });
  // The operator would put the log of the metadata on the volume of the lowest number; written down, it stays there.
  const metadata = hasMetadataLog(cluster, group) ? 'shared' : undefined;
  if (storage.ephemeral === true)
    return { type: 'ephemeral', sizeLimit: reader.node(...place, 'size'), kraftMetadata: metadata };
  const { volumes } = storage;
  if (volumes === undefined) return { type: 'persistent-claim', ...claim(...place), kraftMetadata: metadata };
  const keeper = Math.max(
    0,
    volumes.findIndex((one) => one.metadata === true),
  );
  return reader.value(
    {
      type: 'jbod',
      volumes: volumes.map((volume, index) => ({
        id: volume.id,
        type: 'persistent-claim',
        ...claim(...place, 'volumes', index),
        kraftMetadata: index === keeper ? metadata : undefined,
      })),
    },
    ...place,
    'volumes',
  );
}

/** Before the controllers come, and once they are gone again, the operator warns of a volume that is named for their log. */
function hasMetadataLog({ spec }: KafkaCluster, { pool }: NodeGroup): boolean {
  return pool !== undefined && !isZookeeperAlone(spec);
}

function defaultClass(cluster: KafkaCluster, reader: Reader, route: readonly (string | number)[]): Draft {
  const name = cluster.kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
  return name === undefined ? undefined : reader.value(name, ...route);
}
