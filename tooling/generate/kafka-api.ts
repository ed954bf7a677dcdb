/** Owns what of Strimzi's API the resources of a cluster are written for: its version, and how it is told that there are node pools. */
import type { KafkaCluster } from '../model/model.ts';
import type { Reader } from '../model/reader.ts';
import type { Draft } from '../source/node.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';

export function apiVersionOf({ kubernetes }: KafkaCluster): string {
  return `kafka.strimzi.io/${kubernetes.spec.strimzi.apiVersion}`;
}

/** What `strimzi.io/kraft` says in each phase of a migration. */
const kraftByPhase = {
  prepare: 'disabled',
  migrating: 'migration',
  finalised: 'enabled',
  'rolling-back': 'rollback',
  'rolled-back': 'disabled',
} as const;

/**
 * From 0.46 on there is nothing but pools and KRaft, though 0.46 and 0.47 still refuse a cluster that does not say so. Source: Strimzi
 * 0.45.2, `ReconcilerUtils.nodePoolsEnabled`, `KafkaMetadataStateManager`; 0.47.0, `KafkaAssemblyOperator`.
 */
export function poolAnnotations({ spec, kubernetes }: KafkaCluster, reader: Reader): { readonly [key: string]: Draft } {
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  if (spec.pools === undefined || release === undefined || isSince(release, '0.48')) return {};
  const phase = spec.migration?.phase;
  return {
    'strimzi.io/node-pools': reader.value('enabled', 'pools'),
    'strimzi.io/kraft':
      phase === undefined ? reader.value('enabled', 'stack') : reader.value(kraftByPhase[phase], 'migration', 'phase'),
  };
}
