/**
 * Owns why a setting of brokers does nothing in a cluster although it is spelt as Kafka spells it: another version has it, or another way
 * of keeping metadata.
 */

import type { MetadataStage } from '../pools/metadata-stage.ts';
import { isSettingSomewhere } from './kafka-configs.ts';
import { needsKraft, needsZooKeeper } from './kraft-settings.ts';
import { absenceOf } from './setting-history.ts';

export interface NoEffect {
  /** Goes on after a colon. */
  readonly why: string;
  /** What to set in its place; undefined where nothing needs to be. */
  readonly instead?: string;
}

/**
 * What Kafka has in place of settings that it removed. Source: its notes on upgrading to 4.0, and what 3.9 itself says of these settings
 * in its documentation.
 */
const successors: Readonly<Record<string, string>> = {
  'delegation.token.master.key': '`delegation.token.secret.key`',
  'inter.broker.protocol.version': '`kafka.metadataVersion`',
  'log.message.timestamp.difference.max.ms':
    '`log.message.timestamp.before.max.ms` and `log.message.timestamp.after.max.ms`',
  'message.timestamp.difference.max.ms': '`message.timestamp.before.max.ms` and `message.timestamp.after.max.ms`',
};

export function successorOf(key: string): string | undefined {
  return Object.hasOwn(successors, key) ? successors[key] : undefined;
}

/**
 * @param version of Kafka
 * @param stage during a migration, both kinds of settings count
 */
export function noEffect(key: string, version: string, stage: MetadataStage): NoEffect | undefined {
  if (stage === 'zookeeper' && needsKraft(key) && isSettingSomewhere('broker', key))
    return { why: 'it is for clusters that keep their metadata in KRaft' };
  const absence = absenceOf(key, version);
  if (absence?.why === 'later') return { why: `it comes with Kafka ${absence.version}, and this is ${version}` };
  const instead = successorOf(key);
  const place = instead === undefined ? {} : { instead };
  if (absence !== undefined) return { why: `Kafka ${absence.version} removed it, and this is ${version}`, ...place };
  if (stage === 'kraft' && needsZooKeeper(key) && isSettingSomewhere('broker', key))
    return { why: 'it is for clusters that keep their metadata in ZooKeeper', ...place };
  return undefined;
}
