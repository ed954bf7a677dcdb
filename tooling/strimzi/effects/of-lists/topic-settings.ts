/** Owns what a change of a topic's own settings does: none restarts anything, and some cost records or writes. */
import { expectedInstead } from '../../config/config-value.ts';
import { settingsOf } from '../../config/kafka-configs.ts';
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import type { EffectId } from '../facts.ts';
import { kafkaVersionOf, reachingSettings } from '../of-config/key-changes.ts';
import { brokerRetention, isCompacting, sameOwnRetention, shorter, topicRetention } from '../of-config/retention.ts';
import { copiesOf, minInSyncOf, type TopicState } from '../of-config/topics.ts';
import { handful } from '../of-config/words.ts';
import type { ChangedResource } from './changed-resources.ts';

export const topicSettingFacts = {
  'topic-settings': {
    when: 'Settings of a topic change.',
    source: 'Strimzi 1.2.0, `KafkaHandler.alterConfigs`; Kafka takes all settings of topics as it runs.',
  },
  'topic-settings-refused': {
    when: 'A setting of a topic is none, or has a value that Kafka does not take.',
    source:
      'Kafka, `LogConfig.validate`; Strimzi 1.2.0, `KafkaHandler.alterConfigs`: all changes of a topic go in one request.',
  },
  'topic-records-expire': {
    when: 'A topic keeps records for a shorter time, or less of them.',
    source: 'Kafka, `UnifiedLog.deleteOldSegments`: whole segments, looked at every `log.retention.check.interval.ms`.',
  },
  'topic-compacted': {
    when: 'A topic begins to be compacted.',
    source: 'Kafka, `Cleaner`, `LogValidator`.',
  },
  'topic-remote-records': {
    when: 'A topic no longer keeps records in remote storage.',
    source: 'Kafka 4.0, `LogConfig.validateTurningOffRemoteStorageWithDelete`.',
  },
  'topic-writes-stop': {
    when: 'More copies of a topic must be in sync than it has, or all of them.',
    source: 'Kafka, `Partition.appendRecordsToLeader`: `NotEnoughReplicasException` for `acks=all`.',
  },
  'topic-clients-refused': {
    when: 'A topic takes smaller batches of records, or fewer timestamps, than before.',
    source: 'Kafka, `LogValidator`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function topicSettingEffects(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
): readonly Effect[] {
  const fields = topic.at('spec', 'config');
  if (fields.length === 0) return [];
  const keys = [...new Set([...before.settings.keys(), ...after.settings.keys()])].filter(
    (key) => before.settings.get(key) !== after.settings.get(key),
  );
  const refused = keys.flatMap((key) => wrongSetting(change, after, key));
  const [first] = refused;
  if (first !== undefined)
    return [
      {
        id: 'topic-settings-refused',
        subject: after.name,
        outcome: 'refused',
        risk: 'degraded',
        changes: fields,
        says: `Of topic \`${after.name}\` Kafka takes none of the changed settings, for ${first}; the KafkaTopic is not ready from then on.`,
        first: ['Mend the setting.'],
      },
    ];
  const gone = keys.filter((key) => !after.settings.has(key));
  return [
    {
      id: 'topic-settings',
      subject: after.name,
      outcome: keys.length === 0 ? 'none' : 'dynamic',
      risk: 'none',
      changes: fields,
      says:
        keys.length === 0
          ? `Settings of topic \`${after.name}\` mean what they did before.`
          : `Topic \`${after.name}\` takes ${handful(keys)} without a restart${gone.length === 0 ? '' : `; ${handful(gone)} ${gone.length === 1 ? 'follows' : 'follow'} the brokers again`}.`,
    },
    ...hazards(change, topic, before, after),
  ];
}

function wrongSetting({ after: state }: ClusterChange, topic: TopicState, key: string): readonly string[] {
  const version = kafkaVersionOf(state);
  const definitions = settingsOf('topic', version);
  const text = topic.settings.get(key);
  if (definitions === undefined || text === undefined) return [];
  const definition = definitions.get(key);
  if (definition === undefined) return [`Kafka ${version} has no \`${key}\` of topics`];
  const expected = expectedInstead(text, definition, version);
  return expected === undefined ? [] : [`\`${key}\` is \`${text}\`, where ${expected} is expected`];
}

function hazards(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
): readonly Effect[] {
  const brokers = reachingSettings(change.after, 'kafka');
  const defaults = brokerRetention(brokers);
  // What brokers keep may change with it; alone that is told of the brokers.
  const formerly = sameOwnRetention(before.settings, after.settings)
    ? defaults
    : brokerRetention(reachingSettings(change.before, 'kafka'));
  const [old, now] = [topicRetention(before.settings, formerly), topicRetention(after.settings, defaults)];
  const name = after.name;
  const effects: Effect[] = [];
  const tell = (id: EffectId, risk: Effect['risk'], keys: readonly string[], says: string, first?: string): void => {
    const changes = keys.flatMap((key) => topic.at('spec', 'config', key));
    effects.push({
      id,
      subject: name,
      outcome: risk === 'data loss' ? 'gone' : 'dynamic',
      risk,
      changes,
      says,
      ...(first === undefined ? {} : { first: [first] }),
    });
  };
  const effective = (settings: ReadonlyMap<string, string>, key: string): string | undefined => {
    const definition = settingsOf('topic', kafkaVersionOf(change.after))?.get(key);
    return (
      settings.get(key) ??
      (definition?.server === undefined ? undefined : brokers.get(definition.server)) ??
      definition?.default
    );
  };

  const less = shorter(old, now);
  if (less !== undefined)
    tell(
      'topic-records-expire',
      'data loss',
      ['retention.ms', 'retention.bytes', 'cleanup.policy'],
      `Records of topic \`${name}\` are kept ${less}: what is beyond goes within minutes and does not come back.`,
      'See that nobody needs what is older.',
    );
  if (!isCompacting(old) && isCompacting(now))
    tell(
      'topic-compacted',
      'data loss',
      ['cleanup.policy'],
      `Of each key only the last record of topic \`${name}\` stays, and producers of records without a key are refused.`,
      'See that all records have a key, and that nobody needs the older ones.',
    );
  if (
    before.settings.get('remote.storage.enable') === 'true' &&
    after.settings.get('remote.storage.enable') !== 'true'
  ) {
    const deletes = after.settings.get('remote.log.delete.on.disable') === 'true';
    const copies = after.settings.get('remote.log.copy.disable') === 'true';
    tell(
      'topic-remote-records',
      deletes ? 'data loss' : 'degraded',
      ['remote.storage.enable', 'remote.log.delete.on.disable'],
      deletes
        ? `All records of topic \`${name}\` that are in remote storage alone are deleted.`
        : `Kafka does not take topic \`${name}\` out of remote storage${copies ? '' : ' as it stands'}: it asks for \`remote.log.delete.on.disable: true\`, which deletes what is there.`,
    );
  }
  writes(change, topic, before, after, tell);
  for (const [key, who] of [
    ['max.message.bytes', 'producers of larger batches of records'],
    ['message.timestamp.difference.max.ms', 'producers whose records have timestamps further away'],
    ['message.timestamp.before.max.ms', 'producers whose records have older timestamps'],
    ['message.timestamp.after.max.ms', 'producers whose records have later timestamps'],
  ] as const) {
    const [from, to] = [effective(before.settings, key), effective(after.settings, key)];
    if (topic.at('spec', 'config', key).length > 0 && Number(to) < Number(from))
      tell(
        'topic-clients-refused',
        'degraded',
        [key],
        `\`${key}\` of topic \`${name}\` becomes ${to} and was ${from}; not served any more: ${who}.`,
        'See that no producer needs the old limit.',
      );
  }
  const unclean = 'unclean.leader.election.enable';
  if (effective(before.settings, unclean) !== 'true' && effective(after.settings, unclean) === 'true')
    tell(
      'unclean-election',
      'degraded',
      [unclean],
      `A partition of topic \`${name}\` that has lost all copies in sync goes on with one that is behind: records that producers were told are safe are then lost, at any later failure.`,
    );
  return effects;
}

type Tell = (id: EffectId, risk: Effect['risk'], keys: readonly string[], says: string, first?: string) => void;

function writes(
  change: ClusterChange,
  topic: ChangedResource,
  before: TopicState,
  after: TopicState,
  tell: Tell,
): void {
  const key = 'min.insync.replicas';
  const [from, to] = [minInSyncOf(before, change.before), minInSyncOf(after, change.after)];
  if (topic.at('spec', 'config', key).length === 0 || from === to) return;
  const copies = copiesOf(after, change.after);
  const name = after.name;
  if (to > copies)
    tell(
      'topic-writes-stop',
      'outage',
      [key],
      `Topic \`${name}\` has ${copies} copies, fewer than the ${to} that must be in sync: every write with \`acks=all\` fails from then on.`,
      `Set ${copies - 1} at most.`,
    );
  else if (to === copies && to > from)
    tell(
      'topic-writes-stop',
      'degraded',
      [key],
      `Topic \`${name}\` has just the ${copies} copies that must be in sync: writes with \`acks=all\` fail whenever a broker is down.`,
      `Set ${Math.max(1, copies - 1)} at most.`,
    );
  else if (to === 1 && copies > 1)
    tell(
      'writes-confirmed-sooner',
      'degraded',
      [key],
      `A record of topic \`${name}\` counts as written once 1 copy has it, and no longer ${from}: with a broker that is lost, confirmed records can be.`,
    );
}
