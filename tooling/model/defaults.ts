/**
 * Owns what an authored file leaves out. A default must be what an experienced operator would have written for that tier, since the
 * team that asks for a cluster may never have heard of the field.
 */
import { parseHeap, parseQuantity } from '../source/quantity.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import type { Lists } from './lists.ts';
import type { DraftMap } from './merge.ts';
import type { KubernetesCluster, Stack, Tier } from './model.ts';
import type { KafkaClusterFile } from './schema/kafka-cluster.ts';
import type { KubernetesClusterFile } from './schema/kubernetes-cluster.ts';
import type { PoolFile } from './schema/node-pools.ts';
import type { PlacementSpec } from './schema/nodes.ts';

/** Kubernetes' own default of `--service-node-port-range`. */
const nodePorts = { from: 30000, to: 32767 };

export function kubernetesDefaults(id: string, file: KubernetesClusterFile): DraftMap {
  return {
    destination: id,
    zones: [...new Set((file.nodePools ?? []).flatMap((pool) => pool.zones ?? []))].sort(),
    nodePools: [],
    nodePorts,
    networkPolicies: 'enforced',
    // Upstream's installation does not make the operator run pods as `restricted` asks; base/operator does.
    podSecurity: file.strimzi.install === 'vendored' ? 'baseline' : 'restricted',
    ...(file.prometheus === undefined
      ? {}
      : {
          prometheus: {
            enabled: true,
            namespace: 'monitoring',
            memory: '4Gi',
            retention: '15d',
            nodeMetrics: false,
            storage: { class: file.storageClasses.find((one) => one.default === true)?.name },
          },
        }),
    ...(file.drainCleaner === undefined ? {} : { drainCleaner: { enabled: true, namespace: 'strimzi-drain-cleaner' } }),
    strimzi: {
      install: 'base',
      // Of a release that is not known nothing is generated.
      apiVersion: strimziRelease(file.strimzi.release)?.apiVersions[0] ?? 'v1',
      operator: { namespace: 'strimzi', replicas: 2, watch: [], watchAll: false },
    },
  };
}

const byTier: Readonly<Record<Tier, { cpu: string; memory: string; nodes: number }>> = {
  production: { cpu: '2', memory: '8Gi', nodes: 3 },
  staging: { cpu: '1', memory: '4Gi', nodes: 3 },
  development: { cpu: '500m', memory: '2Gi', nodes: 1 },
};

/** Where the operator still runs ZooKeeper, a file that says nothing means it, as it always has. */
export function defaultStack({ spec }: KubernetesCluster): Stack {
  return strimziRelease(spec.strimzi.release)?.stacks.includes('zookeeper') === false ? 'kraft' : 'zookeeper';
}

/** Controllers keep all metadata in memory, which is some hundred bytes a partition. */
const controllerSizes: typeof byTier = {
  production: { cpu: '1', memory: '4Gi', nodes: 3 },
  staging: { cpu: '500m', memory: '2Gi', nodes: 3 },
  development: { cpu: '250m', memory: '1Gi', nodes: 1 },
};

/** @param lists files of the cluster's topics and users. */
export function kafkaDefaults(
  name: string,
  file: KafkaClusterFile,
  kubernetes: KubernetesCluster,
  lists: Lists,
): DraftMap {
  const tier = file.tier ?? 'production';
  const sizes = byTier[tier];
  const stack = file.stack ?? defaultStack(kubernetes);
  const pools = Object.entries(file.pools ?? {});
  const poolBrokers = pools
    .filter(([, pool]) => pool.roles.includes('broker'))
    .map(([, pool]) => pool.nodes ?? sizes.nodes);
  const brokers =
    pools.length > 0 ? poolBrokers.reduce((sum, nodes) => sum + nodes, 0) : (file.kafka?.brokers ?? sizes.nodes);
  const severalZones = kubernetes.spec.zones.length > 1;
  const placement = (written: PlacementSpec | undefined): DraftMap => ({
    hosts: tier === 'production' ? 'required' : 'preferred',
    spread: severalZones ? 'preferred' : 'any',
    nodePool: defaultNodePool(written, kubernetes),
  });
  const defaultClass = kubernetes.spec.storageClasses.find((one) => one.default === true)?.name;
  const memory = file.kafka?.memory ?? sizes.memory;
  const zookeeperMemory = file.zookeeper?.memory ?? '2Gi';
  const zookeeperDefaults = (): DraftMap => ({
    nodes: sizes.nodes,
    cpu: '500m',
    memory: zookeeperMemory,
    heap: heapFor(zookeeperMemory),
    config: {},
    maxUnavailable: 1,
    placement: placement(file.zookeeper?.placement),
    storage: storageDefaults(file.zookeeper?.storage, defaultClass),
  });
  const poolDefaults = (key: string, pool: PoolFile): DraftMap => {
    const own = pool.roles.includes('broker') ? sizes : controllerSizes[tier];
    const poolMemory = pool.memory ?? own.memory;
    return {
      name: `${file.name ?? name}-${key}`,
      nodes: sizes.nodes,
      cpu: own.cpu,
      memory: poolMemory,
      heap: heapFor(poolMemory),
      placement: placement(pool.placement),
      storage: {
        // The log of the metadata is small whatever the cluster does; a disk for records nobody can guess.
        ...(pool.roles.includes('broker') || pool.storage?.volumes !== undefined ? {} : { size: '20Gi' }),
        ...storageDefaults(pool.storage, defaultClass),
      },
    };
  };
  return {
    name,
    namespace: 'kafka',
    tier,
    stack,
    kafka: {
      brokers,
      cpu: sizes.cpu,
      memory,
      heap: heapFor(memory),
      config: replicationDefaults(brokers),
      maxUnavailable: 1,
      placement: placement(file.kafka?.placement),
      storage: storageDefaults(file.kafka?.storage, defaultClass),
      listeners: [{ name: 'tls', port: 9093, type: 'internal', tls: true }],
      rack: severalZones,
    },
    zookeeper: stack === 'zookeeper' ? zookeeperDefaults() : undefined,
    pools:
      pools.length === 0 ? undefined : Object.fromEntries(pools.map(([key, pool]) => [key, poolDefaults(key, pool)])),
    ...partDefaults(file, lists),
  };
}

/** A cluster that says itself which nodes it wants is not sent to others. */
function defaultNodePool(
  placement: PlacementSpec | undefined,
  { spec: { nodePools } }: KubernetesCluster,
): string | undefined {
  if (placement?.nodeSelector !== undefined || placement?.affinity !== undefined) return undefined;
  return nodePools.find((one) => one.default === true)?.name;
}

/** A part is there as soon as a file or a profile writes about it; operators of topics and users also where these are in files. */
function partDefaults(file: KafkaClusterFile, lists: Lists): DraftMap {
  const isWritten = (part: keyof KafkaClusterFile): boolean => file[part] !== undefined;
  const [hasTopics, hasUsers] = [lists.topics.length > 0, lists.users.length > 0];
  return {
    metrics: true,
    kafkaExporter: { enabled: isWritten('kafkaExporter'), cpu: '50m', memory: '128Mi' },
    entityOperator: {
      enabled: isWritten('entityOperator') || hasTopics || hasUsers,
      // An operator of users that nobody asked for would delete those that somebody made by hand.
      topics: isWritten('entityOperator') || hasTopics || !hasUsers,
      users: isWritten('entityOperator') || hasUsers || !hasTopics,
      cpu: '100m',
      memory: '512Mi',
    },
    cruiseControl: { enabled: isWritten('cruiseControl'), cpu: '500m', memory: '2Gi', heap: '1Gi' },
    jmx: {
      enabled: isWritten('jmx'),
      authentication: 'password',
      zookeeper: false,
      nodePorts: file.jmx?.firstNodePort !== undefined,
    },
    zookeeperProxy: { enabled: isWritten('zookeeperProxy'), exposure: 'cluster' },
    zookeeperExporter: { enabled: isWritten('zookeeperExporter') },
  };
}

/** Half of the memory, and no more than 6 GiB: brokers live on the page cache, which is the other half. */
function heapFor(memory: string): string {
  const bytes = parseQuantity(memory) ?? 0;
  const half = Math.min(bytes / 2, parseHeap('6Gi') ?? 0);
  return `${Math.max(64, Math.floor(half / 1024 ** 2))}Mi`;
}

/**
 * Three copies, two of which must have a record before it counts as written: one broker may then restart without anybody noticing.
 * With fewer brokers, the most they can hold.
 */
function replicationDefaults(brokers: number): DraftMap {
  if (brokers === 0) return {};
  const copies = Math.min(3, brokers);
  const inSync = Math.max(1, copies - 1);
  return {
    'default.replication.factor': copies,
    'min.insync.replicas': inSync,
    'offsets.topic.replication.factor': copies,
    'transaction.state.log.replication.factor': copies,
    'transaction.state.log.min.isr': inSync,
  };
}

function storageDefaults(
  storage: { ephemeral?: boolean; volumes?: readonly unknown[] } | undefined,
  defaultClass: string | undefined,
): DraftMap {
  if (storage?.ephemeral === true || storage?.volumes !== undefined) return {};
  return { class: defaultClass };
}
