/**
 * Owns the fleet as the rest of the tooling sees it: each cluster with profiles and defaults filled in, typed, and every value still
 * knowing the line it was written on.
 */
import type { Origin, YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import type { ArgoCdFile } from './schema/argocd.ts';
import type { KafkaClusterFile, ListenerSpec } from './schema/kafka-cluster.ts';
import type {
  CruiseControlSpec,
  EntityOperatorSpec,
  JmxSpec,
  KafkaExporterSpec,
  ZookeeperExporterSpec,
  ZookeeperProxySpec,
} from './schema/kafka-parts.ts';
import type {
  KubernetesClusterFile,
  NodePoolSpec,
  OperatorSpec,
  StorageClassSpec,
} from './schema/kubernetes-cluster.ts';
import type { DrainCleanerSpec, PrometheusSpec } from './schema/kubernetes-parts.ts';
import type { MigrationSpec, PoolFile } from './schema/node-pools.ts';
import type { JvmSpec, PlacementSpec } from './schema/nodes.ts';
import type { RingsFile } from './schema/rings.ts';
import type { TieredStorageSpec } from './schema/tiered-storage.ts';
import type { TopicFile } from './schema/topics.ts';
import type { UserFile } from './schema/users.ts';

export type Tier = 'production' | 'staging' | 'development';
export type Stack = 'zookeeper' | 'kraft';
export type Role = 'controller' | 'broker';

type Filled<T, Keys extends keyof T> = T & { readonly [Key in Keys]-?: NonNullable<T[Key]> };
type Config = Readonly<Record<string, string | number | boolean>>;

export interface VolumeSpec {
  readonly size: string;
  readonly class?: string;
  readonly deleteClaim?: boolean;
}

export interface StorageSpec extends Partial<VolumeSpec> {
  readonly ephemeral?: boolean;
  readonly volumes?: readonly (VolumeSpec & { readonly id: number; readonly metadata?: boolean })[];
}

/** What nodes of every kind have. */
export interface NodeSpec {
  readonly cpu: string | number;
  readonly cpuLimit?: string | number;
  readonly memory: string;
  readonly heap: string;
  readonly jvm?: JvmSpec;
  readonly placement: Filled<PlacementSpec, 'hosts' | 'spread'>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly priorityClass?: string;
  readonly storage: StorageSpec;
}

/** What a server is handed, the same for all of its nodes. */
export interface ServerSpec {
  readonly image?: string;
  readonly config: Config;
  readonly maxUnavailable: number;
}

export interface BrokersSpec extends NodeSpec, ServerSpec {
  readonly version: string;
  /** There with node pools. */
  readonly metadataVersion?: string;
  readonly brokers: number;
  readonly listeners: readonly (ListenerSpec & { readonly tls: boolean })[];
  readonly authorization?: { readonly type: string; readonly [field: string]: unknown };
  readonly tieredStorage?: TieredStorageSpec;
  readonly rack: boolean | string;
}

export interface ZookeeperSpec extends NodeSpec, ServerSpec {
  readonly nodes: number;
}

export interface PoolSpec extends NodeSpec, Pick<PoolFile, 'nodeIds' | 'labels' | 'annotations'> {
  /** Name of the KafkaNodePool. */
  readonly name: string;
  readonly roles: readonly Role[];
  readonly nodes: number;
}

/** A part that is there or not; `enabled` is filled in, so that a part nobody wrote about is a part turned off. */
export type Part<T, Keys extends keyof T = never> = Filled<T, Keys | ('enabled' & keyof T)>;

export interface KafkaClusterSpec
  extends Omit<KafkaClusterFile, 'kafka' | 'zookeeper' | 'pools' | 'profiles' | PartName> {
  readonly name: string;
  readonly namespace: string;
  readonly tier: Tier;
  readonly stack: Stack;
  readonly kafka: BrokersSpec;
  /** Undefined where there is none. */
  readonly zookeeper?: ZookeeperSpec;
  /** By the name that the file gives them; undefined where brokers are in no pool. */
  readonly pools?: Readonly<Record<string, PoolSpec>>;
  readonly migration?: MigrationSpec;
  readonly metrics: boolean;
  readonly kafkaExporter: Part<KafkaExporterSpec, 'cpu' | 'memory'>;
  readonly entityOperator: Part<EntityOperatorSpec, 'topics' | 'users' | 'cpu' | 'memory'>;
  readonly cruiseControl: Part<CruiseControlSpec, 'cpu' | 'memory' | 'heap'>;
  readonly jmx: Part<JmxSpec, 'authentication' | 'zookeeper' | 'nodePorts'>;
  readonly zookeeperProxy: Part<ZookeeperProxySpec, 'exposure'>;
  readonly zookeeperExporter: Part<ZookeeperExporterSpec>;
}

type PartName =
  | 'metrics'
  | 'kafkaExporter'
  | 'entityOperator'
  | 'cruiseControl'
  | 'jmx'
  | 'zookeeperProxy'
  | 'zookeeperExporter';

export interface KubernetesClusterSpec extends Omit<KubernetesClusterFile, 'strimzi' | 'prometheus' | 'drainCleaner'> {
  readonly destination: string;
  readonly zones: string[];
  readonly nodePools: NodePoolSpec[];
  readonly storageClasses: StorageClassSpec[];
  readonly nodePorts: { readonly from: number; readonly to: number };
  readonly networkPolicies: 'enforced' | 'ignored';
  readonly podSecurity: 'restricted' | 'baseline' | 'privileged';
  /** Undefined where nobody wrote about it. */
  readonly prometheus?: Part<PrometheusSpec, 'namespace' | 'memory' | 'retention' | 'nodeMetrics'>;
  readonly drainCleaner?: Part<DrainCleanerSpec, 'namespace'>;
  readonly strimzi: Filled<KubernetesClusterFile['strimzi'], 'install' | 'apiVersion'> & {
    readonly operator: Filled<OperatorSpec, 'namespace' | 'replicas' | 'watch' | 'watchAll'>;
  };
}

export interface KubernetesCluster {
  /** The folder's name: `hz-prod`. */
  readonly id: string;
  readonly path: string;
  readonly spec: KubernetesClusterSpec;
  /** The authored file with defaults: where each value of `spec` stands. */
  readonly node: YamlMap;
  /** The authored file as it was written. */
  readonly authored: YamlMap;
}

/** What a file says of one topic or user. */
export interface Listed<Spec> {
  /** As Kafka knows it. */
  readonly name: string;
  readonly spec: Spec;
  /** Where each value of `spec` stands. */
  readonly node: YamlMap;
  /** Where the name stands. */
  readonly key: Origin;
}

/** `resource`: name of the KafkaTopic. */
export type Topic = Listed<Filled<TopicFile, 'resource'>>;

export type User = Listed<Filled<UserFile, 'authentication'>>;

export interface KafkaCluster {
  /** `hz-prod/orders`: what `--cluster` takes and findings name. */
  readonly id: string;
  readonly path: string;
  readonly kubernetes: KubernetesCluster;
  readonly spec: KafkaClusterSpec;
  /** Profiles, authored file and defaults merged: where each value of `spec` stands. */
  readonly node: YamlMap;
  /** What was merged, as it was written: the cluster's own file, then its profiles, those that win first. */
  readonly layers: readonly [YamlMap, ...YamlMap[]];
  /** In the order of the files, and of each file. */
  readonly topics: readonly Topic[];
  readonly users: readonly User[];
  /** Files of its topics and users, as they were written. */
  readonly lists: readonly YamlMap[];
}

export type ArgoCdSpec = Filled<
  ArgoCdFile,
  'revision' | 'namespace' | 'hub' | 'admins' | 'teams' | 'allow' | 'refreshEvery'
>;

/** The Argo CD that rolls the repository out. */
export interface ArgoCd {
  readonly path: string;
  readonly spec: ArgoCdSpec;
  /** The authored file with defaults. */
  readonly node: YamlMap;
}

/** A change of a base that is on its way: a component, or another base in its place. */
export interface RingChange {
  readonly name: string;
  /** Number of the ring that it has reached. */
  readonly ring: number;
  /** The day by which it is part of the base. */
  readonly until: string;
  readonly reason: string;
  /** The base that it changes. */
  readonly base: string;
  readonly component?: string;
  readonly replacement?: string;
}

/** The order in which Kubernetes clusters get a change of a base. */
export interface Rings {
  readonly path: string;
  readonly spec: RingsFile;
  readonly node: YamlMap;
  /** In the order of the file. */
  readonly changes: readonly RingChange[];
}

export interface Fleet {
  /** Undefined where the repository does not say, and Argo CD is set up elsewhere. */
  readonly argocd?: ArgoCd | undefined;
  readonly rings?: Rings | undefined;
  /** The tree that it was read from, for what is made of its bases. */
  readonly documents: Documents;
  /** Ids of all Kubernetes clusters that have a folder, also of those that were not read or have a fault. Sorted. */
  readonly ids: readonly string[];
  /** By id, by code unit. */
  readonly kubernetesClusters: readonly KubernetesCluster[];
  /** By id, by code unit. */
  readonly kafkaClusters: readonly KafkaCluster[];
  /** Faults of authored files. A cluster whose file has one is not among the clusters. */
  readonly problems: readonly Problem[];
}
