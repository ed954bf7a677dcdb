/**
 * Owns what a change of one setting does to running brokers. Source: `KafkaConfigurationDiff` of Strimzi 1.2.0 and
 * `KafkaBrokerConfigurationDiff` of 0.45.2, which read the same scopes from the operator's model of settings.
 */
import { type ConfigKind, type ConfigScope, settingsOf } from './kafka-configs.ts';

export interface SettingChange {
  /** Unknown: no setting of this Kafka version, such as a plugin's, or a version that is not known here. */
  readonly scope: ConfigScope | 'unknown';
  /** Otherwise the operator changes it in the running brokers, and restarts one only if it refuses. */
  readonly restarts: boolean;
}

/** @param version of Kafka. A setting of a topic restarts nothing. */
export function changeOf(key: string, version: string, kind: ConfigKind = 'broker'): SettingChange {
  const definition = settingsOf(kind, version)?.get(key);
  const scope = definition === undefined ? 'unknown' : (definition.scope ?? 'read-only');
  if (kind === 'topic') return { scope: definition === undefined ? 'unknown' : 'cluster-wide', restarts: false };
  return { scope, restarts: scope === 'read-only' || scope === 'unknown' };
}
