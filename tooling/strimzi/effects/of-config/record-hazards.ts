/** Owns which records go because of a change of what brokers keep by default, and in which topics. */
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import { type KeyChange, reachingSettings } from './key-changes.ts';
import { brokerRetention, isCompacting, sameOwnRetention, shorter, topicRetention } from './retention.ts';
import { effectiveSetting } from './setting-reach.ts';
import { topicsIn } from './topics.ts';
import { topicsText } from './words.ts';

export const recordFacts = {
  'records-expire': {
    when: 'Brokers keep records for a shorter time, or less of them, and topics have no such setting of their own.',
    source:
      'Kafka, `UnifiedLog.deleteOldSegments`: looked at every `log.retention.check.interval.ms`, five minutes unless it is set; whole segments go.',
  },
  'records-compacted': {
    when: 'Brokers begin to compact topics that have no `cleanup.policy` of their own.',
    source: 'Kafka, `Cleaner`: of each key the last record stays; `LogValidator` refuses records without a key.',
  },
  'offsets-expire': {
    when: '`offsets.retention.minutes` becomes shorter.',
    source:
      'Kafka 3.9, `OffsetMetadataManager.cleanupExpiredOffsets`: positions of groups that have been without members for so long go.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

const retentionKeys = [
  'log.retention.ms',
  'log.retention.minutes',
  'log.retention.hours',
  'log.retention.bytes',
  'log.cleanup.policy',
];

export function recordHazards(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  return [...expiring(change, keys), ...offsets(change, keys)];
}

function expiring(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const changes = keys.filter((one) => retentionKeys.includes(one.key)).flatMap((one) => one.changes);
  const [first] = keys.filter((one) => retentionKeys.includes(one.key));
  if (first === undefined) return [];
  const [old, now] = [change.before, change.after].map((state) => brokerRetention(reachingSettings(state, 'kafka')));
  if (old === undefined || now === undefined) return [];
  const effects: Effect[] = [];
  const less = shorter(old, now);
  const before = new Map(topicsIn(change.before).map((one) => [one.resource, one.settings]));
  // A topic with another policy of its own may keep all, or follow only one of the limits. What a topic says anew itself is told there.
  const touched = topicsIn(change.after).filter(
    ({ resource, settings }) =>
      sameOwnRetention(before.get(resource) ?? settings, settings) &&
      shorter(topicRetention(settings, old), topicRetention(settings, now)) !== undefined,
  );
  if (less !== undefined || touched.length > 0)
    effects.push({
      id: 'records-expire',
      outcome: 'gone',
      risk: 'data loss',
      changes,
      says: `Records are kept ${less ?? 'shorter'}: what is beyond goes within minutes and does not come back, ${where(touched.map((one) => one.name))}.`,
      first: ['See that nobody needs what is older, or give the topics a retention of their own before.'],
    });
  if (!isCompacting(old) && isCompacting(now)) {
    const names = topicsIn(change.after)
      .filter(({ settings }) => !settings.has('cleanup.policy'))
      .map((one) => one.name);
    effects.push({
      id: 'records-compacted',
      outcome: 'gone',
      risk: 'data loss',
      changes,
      says: `Of each key only the last record stays, and producers of records without a key are refused, ${where(names)}.`,
      first: ['Give topics whose records all count `cleanup.policy: delete` of their own before.'],
    });
  }
  return effects;
}

function where(names: readonly string[]): string {
  const others = 'in topics that no file has and that have no such setting of their own';
  return names.length === 0 ? others : `in ${topicsText(names)}, and ${others}`;
}

function offsets(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const key = 'offsets.retention.minutes';
  const one = keys.find((each) => each.key === key);
  const [from, to] = [effectiveSetting(change, 'before', key), effectiveSetting(change, 'after', key)];
  if (one === undefined || !(Number(to) < Number(from))) return [];
  return [
    {
      id: 'offsets-expire',
      outcome: 'gone',
      risk: 'data loss',
      changes: one.changes,
      says: `Positions of consumer groups go ${to} minutes after their last member left, and no longer ${from}: a group that comes back later begins where its \`auto.offset.reset\` says.`,
      first: ['See how long consumers pause at most.'],
    },
  ];
}
