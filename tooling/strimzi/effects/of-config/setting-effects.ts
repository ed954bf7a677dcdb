/**
 * Owns what a change of broker settings does to nodes: which restart, what is taken as they run, what is dropped, what does nothing. What
 * is not taken is beside it.
 */
import { isIgnored } from '../../config/forbidden-config.ts';
import { changeOf } from '../../config/setting-change.ts';
import { noEffect } from '../../config/setting-effect.ts';
import { metadataStage } from '../../pools/metadata-stage.ts';
import { isSince } from '../../releases.ts';
import { protocolKeys } from '../../steps/versions.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import type { ClusterNode } from '../nodes.ts';
import { afterwards, joined } from '../of-nodes/words.ts';
import { forbiddenIn, type KeyChange, kafkaVersionOf, keyChanges, reachingSettings } from './key-changes.ts';
import { type SettingReach, settingReach } from './setting-reach.ts';
import { conflicts, copiesAboveBrokers, refusal } from './setting-refusals.ts';
import { handful, upper } from './words.ts';

export const settingFacts = {
  'settings-restart': {
    when: 'Settings change that nodes read only when they start, that Kafka does not know, or, up to 0.48, that controllers look at.',
    source:
      'Strimzi 1.2.0, `KafkaConfigurationDiff`, `KafkaReconciler` (hash of settings that Kafka does not know); 0.45.2, `KafkaBrokerConfigurationDiff`, `KafkaConfiguration.CONTROLLER_RELEVANT_CONFIGS`.',
  },
  'settings-dynamic': {
    when: 'Settings change that running brokers take.',
    source: 'Strimzi 0.45.2 and 1.2.0, `KafkaRoller.maybeDynamicUpdateBrokerConfig`; Kafka, `DynamicBrokerConfig`.',
  },
  'settings-same': {
    when: 'A setting is written otherwise and means what nodes have already, or is read by none until it restarts for another reason.',
    source:
      'Strimzi 0.45.2, `KafkaBrokerConfigurationDiff`; 1.2.0, `KafkaConfigurationDiff`: only what differs from the running broker counts.',
  },
  'setting-ignored': {
    when: 'A setting is given that the operator makes itself.',
    source:
      'Strimzi 0.45.2 and 1.2.0, `KafkaClusterSpec.FORBIDDEN_PREFIXES`, `AbstractConfiguration.filterForbidden`: a line in the log, no condition.',
  },
  'setting-without-effect': {
    when: 'A setting is given that this Kafka version, or this way of keeping metadata, does not read.',
    source: 'Kafka 2.8 to 4.3, the settings of each version; `KafkaServer` and `BrokerServer` of 3.9.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function settingEffects(change: ClusterChange): readonly Effect[] {
  const keys = keyChanges(change, 'kafka').filter((one) => !isProtocol(one.key, change));
  const forbidden = [forbiddenIn(change.before, 'kafka'), forbiddenIn(change.after, 'kafka')] as const;
  const dropped = (one: KeyChange): boolean => forbidden.every((each) => isIgnored(one.key, each));
  const taken = keys.filter((one) => !dropped(one));
  const refused = taken.flatMap((one) => refusal(change, one));
  const tooMany = copiesAboveBrokers(change, keys);
  const sound = taken.filter((one) => ![...refused, ...tooMany].some((effect) => effect.subject === one.key));
  const conflicting = conflicts(change, sound);
  return [
    ...refused,
    ...tooMany,
    ...keys.filter(dropped).map(ignored),
    ...sound.flatMap((one) => withoutEffect(change, one)),
    ...changesOfNodes(
      change,
      sound.filter((one) => !isRefusedByBrokers(change, one, conflicting)),
    ),
    ...conflicting,
  ];
}

/** A running broker takes nothing that it would not start with. */
function isRefusedByBrokers(
  change: ClusterChange,
  { key, changes }: KeyChange,
  conflicting: readonly Effect[],
): boolean {
  const isDynamic = !changeOf(key, kafkaVersionOf(change.after)).restarts;
  return isDynamic && conflicting.some((one) => one.changes.some((cause) => changes.includes(cause)));
}

/** Up to 0.45 the operator looks after these itself, as versions. */
function isProtocol(key: string, { after }: ClusterChange): boolean {
  return protocolKeys.some((one) => one === key) && !isSince(after.release, '0.46');
}

function ignored({ key, after, changes }: KeyChange): Effect {
  const isGone = after === undefined;
  return {
    id: 'setting-ignored',
    subject: key,
    outcome: 'ignored',
    risk: isGone ? 'none' : 'degraded',
    changes,
    says: isGone
      ? `Setting \`${key}\` goes, which the operator dropped anyway.`
      : `The operator makes \`${key}\` itself and drops what is given, with a line in its log alone; nothing changes.`,
  };
}

function withoutEffect(change: ClusterChange, { key, after, changes }: KeyChange): readonly Effect[] {
  const { kafka, release } = change.after;
  const version = kafkaVersionOf(change.after);
  const found = after === undefined ? undefined : noEffect(key, version, metadataStage(kafka, release));
  if (found === undefined) return [];
  return [
    {
      id: 'setting-without-effect',
      subject: key,
      outcome: 'ignored',
      risk: 'degraded',
      changes,
      says: `Setting \`${key}\` does nothing: ${found.why}${found.instead === undefined ? '' : `; set ${found.instead} instead`}.`,
    },
  ];
}

interface Reached extends SettingReach {
  readonly one: KeyChange;
}

function changesOfNodes(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const [old, now] = [reachingSettings(change.before, 'kafka'), reachingSettings(change.after, 'kafka')];
  const reached: readonly Reached[] = keys.map((one) => ({
    one,
    ...(old.get(one.key) === now.get(one.key)
      ? { restarts: [], takes: [], why: 'read-only' as const }
      : settingReach(change, one.key, old.get(one.key), now.get(one.key))),
  }));
  const groups = new Map<string, Reached[]>();
  for (const one of reached)
    if (one.restarts.length > 0) {
      const who = whoText(one.restarts);
      groups.set(who, [...(groups.get(who) ?? []), one]);
    }
  const taken = reached.filter((one) => one.takes.length > 0);
  const left = reached.filter((one) => one.restarts.length + one.takes.length === 0);
  const version = kafkaVersionOf(change.after);
  return [
    ...[...groups].map(([who, ones]) => restart(who, ones, version)),
    ...(taken.length === 0 ? [] : [dynamic(taken)]),
    ...(left.length === 0 ? [] : [same(left)]),
  ];
}

/** Part of what `accept` names. */
function whoText(nodes: readonly ClusterNode[]): string {
  if (nodes.every((one) => !one.roles.includes('broker'))) return 'controllers';
  return nodes.every((one) => !one.roles.includes('controller')) ? 'brokers' : 'nodes';
}

function restart(who: string, ones: readonly Reached[], version: string): Effect {
  const restarts = [...new Set(ones.flatMap((one) => one.restarts.map(({ pod }) => pod)))];
  const of = (why: SettingReach['why']): readonly string[] =>
    ones.filter((one) => one.why === why).map(({ one }) => one.key);
  const reasons = [
    ...reason(of('read-only'), 'is read only at the start', 'are read only at the start'),
    ...reason(
      of('unknown'),
      `is no setting that Kafka ${version} has, so the operator restarts them to be sure`,
      `are no settings that Kafka ${version} has, so the operator restarts them to be sure`,
    ),
    ...reason(
      of('controllers'),
      'could be changed as they run, but this release restarts controllers for it',
      'could be changed as they run, but this release restarts controllers for them',
    ),
    ...reason(
      of('threads'),
      'changes to less than half or more than double, which a running broker refuses',
      'change to less than half or more than double, which a running broker refuses',
    ),
  ];
  const all =
    restarts.length === 1
      ? `The ${who === 'nodes' ? 'node' : who.slice(0, -1)} restarts`
      : `All ${restarts.length} ${who} restart, one by one`;
  return {
    id: 'settings-restart',
    subject: who,
    outcome: 'restart',
    risk: 'restart',
    changes: ones.flatMap(({ one }) => one.changes),
    restarts,
    says: `${all}: ${joined(reasons)}.`,
  };
}

function reason(keys: readonly string[], one: string, many: string): readonly string[] {
  return keys.length === 0 ? [] : [`${handful(keys)} ${keys.length === 1 ? one : many}`];
}

function dynamic(ones: readonly Reached[]): Effect {
  const keys = ones.map(({ one }) => one.key);
  const gone = ones.filter(({ one }) => one.after === undefined).map(({ one }) => one.key);
  return {
    id: 'settings-dynamic',
    outcome: 'dynamic',
    risk: 'none',
    changes: ones.flatMap(({ one }) => one.changes),
    says: `Running ${whoText(ones.flatMap((one) => one.takes))} take ${handful(keys)} without a restart; one that refuses the change is restarted.`,
    ...afterwards(
      gone.length === 0
        ? []
        : [`${upper(handful(gone))} ${gone.length === 1 ? 'goes' : 'go'} back to Kafka's default.`],
    ),
  };
}

function same(ones: readonly Reached[]): Effect {
  return {
    id: 'settings-same',
    outcome: 'none',
    risk: 'none',
    changes: ones.flatMap(({ one }) => one.changes),
    says: `Nothing restarts for ${handful(ones.map(({ one }) => one.key))}: nodes have that value already, or read it when they start next.`,
  };
}
