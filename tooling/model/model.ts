/**
 * Owns the fleet as the rest of the tooling sees it: each cluster with profiles and defaults filled in, typed, and every value still
 * knowing the line it was written on.
 */
import type { YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import type { JvmSpec, KafkaClusterFile, ListenerSpec, PlacementSpec } from './schema/kafka-cluster.ts';
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

export type Tier = 'production' | 'staging' | 'development';
export type Stack = 'zookeeper';

type Filled<T, Keys extends keyof T> = T & { readonly [Key in Keys]-?: NonNullable<T[Key]> };
type Config = Readonly<Record<string, string | number | boolean>>;

export interface VolumeSpec {
  readonly size: string;
  readonly class?: string;
  readonly deleteClaim?: boolean;
}

export interface StorageSpec extends Partial<VolumeSpec> {
  readonly ephemeral?: boolean;
  readonly volumes?: readonly (VolumeSpec & { readonly id: number })[];
}

/** What brokers and ZooKeeper nodes have in common. */
export interface NodeSpec {
  readonly cpu: string | number;
  readonly cpuLimit?: string | number;
  readonly memory: string;
  readonly heap: string;
  readonly jvm?: JvmSpec;
  readonly image?: string;
  readonly config: Config;
  readonly maxUnavailable: number;
  readonly placement: Filled<PlacementSpec, 'hosts' | 'spread'>;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly podAnnotations?: Readonly<Record<string, string>>;
  readonly priorityClass?: string;
  readonly storage: StorageSpec;
}

export interface BrokersSpec extends NodeSpec {
  readonly version: string;
  readonly brokers: number;
  readonly listeners: readonly (ListenerSpec & { readonly tls: boolean })[];
  readonly authorization?: { readonly type: string; readonly [field: string]: unknown };
  readonly rack: boolean | string;
}

export interface ZookeeperSpec extends NodeSpec {
  readonly nodes: number;
}

/** A part that is there or not; `enabled` is filled in, so that a part nobody wrote about is a part turned off. */
export type Part<T, Keys extends keyof T = never> = Filled<T, Keys | ('enabled' & keyof T)>;

export interface KafkaClusterSpec extends Omit<KafkaClusterFile, 'kafka' | 'zookeeper' | 'profiles' | PartName> {
  readonly name: string;
  readonly namespace: string;
  readonly tier: Tier;
  readonly stack: Stack;
  readonly kafka: BrokersSpec;
  readonly zookeeper: ZookeeperSpec;
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
  readonly strimzi: Filled<KubernetesClusterFile['strimzi'], 'install'> & {
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
}

export interface Fleet {
  /** By id, by code unit. */
  readonly kubernetesClusters: readonly KubernetesCluster[];
  /** By id, by code unit. */
  readonly kafkaClusters: readonly KafkaCluster[];
  /** Faults of authored files. A cluster whose file has one is not among the clusters. */
  readonly problems: readonly Problem[];
}
