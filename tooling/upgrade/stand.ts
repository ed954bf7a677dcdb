/** Owns how a Kafka cluster stands, by its file or after some steps: what upgrades look at and change. */
import type { FileEdit } from '../lint/mend/edits.ts';
import type { Step, Wait } from '../lint/mend/step.ts';
import type { KafkaCluster, Stack } from '../model/model.ts';
import type { MigrationSpec } from '../model/schema/node-pools.ts';
import { nodeAt, type Plain, type Route } from '../source/node.ts';
import { minorOf } from '../strimzi/config/kafka-versions.ts';
import { type StrimziRelease, strimziRelease } from '../strimzi/releases.ts';
import { protocolKeys } from '../strimzi/steps/versions.ts';

export interface Stand {
  readonly cluster: KafkaCluster;
  readonly release: StrimziRelease;
  /** What its brokers run. */
  readonly version: string;
  readonly stack: Stack;
  readonly phase: MigrationSpec['phase'] | undefined;
  /** Metadata version as it is written. */
  readonly metadata: string | undefined;
  /** Versions that brokers with ZooKeeper speak and write, where somebody says so. */
  readonly protocols: Readonly<Partial<Record<ProtocolKey, string>>>;
  /** Settings of brokers as text. */
  readonly config: ReadonlyMap<string, string>;
}

export type ProtocolKey = (typeof protocolKeys)[number];

/** Steps, and how the cluster stands after them. */
export interface Way {
  readonly steps: readonly Step[];
  readonly stand: Stand;
}

/** Undefined where the release is not known, which is told elsewhere. */
export function standOf(cluster: KafkaCluster): Stand | undefined {
  const { spec, kubernetes } = cluster;
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  if (release === undefined) return undefined;
  const config = new Map(Object.entries(spec.kafka.config).map(([key, value]) => [key, String(value)]));
  return {
    cluster,
    release,
    version: spec.kafka.version,
    stack: spec.stack,
    phase: spec.migration?.phase,
    metadata: spec.kafka.metadataVersion,
    protocols: Object.fromEntries(
      protocolKeys.flatMap((key) => (config.has(key) ? [[key, config.get(key) ?? '']] : [])),
    ),
    config,
  };
}

/** `3.9` of `3.9.2` and `3.9-IV0`. */
export function minorIn(version: string): string {
  return minorOf(version.split('-')[0] ?? '');
}

export function set({ cluster }: Stand, route: Route, value: Plain): FileEdit {
  return { path: cluster.path, edit: { route, set: value } };
}

export function remove({ cluster }: Stand, route: Route): FileEdit {
  return { path: cluster.path, edit: { route, remove: true } };
}

/** Whether the cluster's own file says something, and no profile. */
export function isOwn({ cluster }: Stand, route: Route): boolean {
  return nodeAt(cluster.layers[0], route) !== undefined;
}

/** `kubectl wait` for a field of the status; the operator writes it when all is done. */
export function waitForStatus({ cluster: { spec } }: Stand, field: string, value: string): Wait {
  return {
    command: `kubectl wait kafka/${spec.name} -n ${spec.namespace} --for=jsonpath='{.status.${field}}'=${value} --timeout=2h`,
    until: 'it ends',
  };
}
