/**
 * Owns what a change of broker settings means for records and clients, beside what nodes do for it: records that go, writes that stop,
 * clients that are turned away, and settings that only what is made later notices. Source: Kafka's broker configuration reference, 3.9
 * and 4.2; the classes that the facts name.
 */
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import type { EffectId } from '../facts.ts';
import type { KeyChange } from './key-changes.ts';
import { keyChanges } from './key-changes.ts';
import { recordHazards } from './record-hazards.ts';
import { effectiveSetting } from './setting-reach.ts';
import { writeHazards } from './write-hazards.ts';

export const hazardFacts = {
  'unclean-election': {
    when: '`unclean.leader.election.enable` becomes true, of brokers or of a topic.',
    source: 'Kafka, `ReplicationControlManager` and its documentation on unclean leader election.',
  },
  'only-new-topics': {
    when: 'A setting changes that counts only when a topic is made: copies and partitions, of new topics and of those that Kafka makes itself.',
    source:
      'Kafka, `AutoTopicCreationManager`, `ReplicationControlManager`: topics that are there keep what they have.',
  },
  'topics-not-made': {
    when: 'Brokers no longer make topics that clients ask for, or delete none.',
    source: 'Kafka, `auto.create.topics.enable` and `delete.topic.enable`.',
  },
  'clients-refused': {
    when: 'A limit on what clients may send, ask for or connect with becomes narrower.',
    source:
      'Kafka, broker configuration reference: the request fails with an error of its own, or the connection is not taken.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

/** What of the clients does not get through any more; `down`: when the number falls. */
interface Limit {
  readonly narrower: 'down' | 'up';
  readonly who: string;
}

const limits: Readonly<Record<string, Limit>> = {
  'message.max.bytes': {
    narrower: 'down',
    who: 'producers of larger batches of records, in topics without `max.message.bytes` of their own',
  },
  'socket.request.max.bytes': { narrower: 'down', who: 'clients whose requests are larger' },
  'max.connections': { narrower: 'down', who: 'clients that connect once a broker has that many connections' },
  'max.connections.per.ip': {
    narrower: 'down',
    who: 'clients of an address that has that many connections to a broker',
  },
  'max.connection.creation.rate': { narrower: 'down', who: 'clients that connect faster, which wait' },
  'max.incremental.fetch.session.cache.slots': {
    narrower: 'down',
    who: 'consumers beyond that many sessions, which fetch with more overhead',
  },
  'group.max.session.timeout.ms': { narrower: 'down', who: 'consumers that ask for a longer `session.timeout.ms`' },
  'group.min.session.timeout.ms': { narrower: 'up', who: 'consumers that ask for a shorter `session.timeout.ms`' },
  'group.max.size': { narrower: 'down', who: 'consumers beyond that many in a group' },
  'transaction.max.timeout.ms': { narrower: 'down', who: 'producers that ask for a longer `transaction.timeout.ms`' },
  'log.message.timestamp.difference.max.ms': {
    narrower: 'down',
    who: 'producers whose records have timestamps further away',
  },
  'log.message.timestamp.before.max.ms': { narrower: 'down', who: 'producers whose records have older timestamps' },
  'log.message.timestamp.after.max.ms': { narrower: 'down', who: 'producers whose records have later timestamps' },
};

/** Protocols and ciphers that clients may speak. */
const spoken: readonly string[] = ['ssl.enabled.protocols', 'ssl.cipher.suites', 'ssl.protocol'];

const ofNewTopics: Readonly<Record<string, string>> = {
  'default.replication.factor': 'copies',
  'num.partitions': 'partitions',
  'offsets.topic.replication.factor': 'copies of `__consumer_offsets`',
  'offsets.topic.num.partitions': 'partitions of `__consumer_offsets`',
  'transaction.state.log.replication.factor': 'copies of `__transaction_state`',
  'transaction.state.log.num.partitions': 'partitions of `__transaction_state`',
  'share.coordinator.state.topic.replication.factor': 'copies of `__share_group_state`',
  'share.coordinator.state.topic.num.partitions': 'partitions of `__share_group_state`',
};

/** @param refused keys that the operator or brokers do not take. */
export function settingHazards(change: ClusterChange, refused: readonly (string | undefined)[]): readonly Effect[] {
  const keys = keyChanges(change, 'kafka').filter((one) => !refused.includes(one.key));
  return [
    ...recordHazards(change, keys),
    ...writeHazards(change, keys),
    ...keys.flatMap((one) => hazardOf(change, one)),
  ];
}

function hazardOf(change: ClusterChange, one: KeyChange): readonly Effect[] {
  const { key } = one;
  const [from, to] = [effectiveSetting(change, 'before', key), effectiveSetting(change, 'after', key)];
  if (from === to) return [];
  const hazard = (id: EffectId, risk: Effect['risk'], says: string, more: Partial<Effect> = {}): readonly Effect[] => [
    { id, subject: key, outcome: 'dynamic', risk, changes: one.changes, says, ...more },
  ];
  const limit = Object.hasOwn(limits, key) ? limits[key] : undefined;
  if (limit !== undefined && isNarrower(limit, from, to))
    return hazard(
      'clients-refused',
      'degraded',
      `\`${key}\` becomes ${to} and was ${from ?? 'not limited'}; not served any more: ${limit.who}.`,
      { first: ['See that no client needs the old limit.'] },
    );
  if (spoken.includes(key))
    return hazard(
      'clients-refused',
      'degraded',
      `\`${key}\` becomes ${to ?? 'what Java allows'} and was ${from ?? 'what Java allows'}; clients and brokers that speak nothing of it cannot connect any more.`,
      { first: ['See what clients speak.'] },
    );
  if (key === 'unclean.leader.election.enable' && to === 'true')
    return hazard(
      'unclean-election',
      'degraded',
      'A partition that has lost all copies in sync goes on with one that is behind: records that producers were told are safe are then lost, at any later failure.',
    );
  if (key === 'auto.create.topics.enable' && to === 'false')
    return hazard(
      'topics-not-made',
      'degraded',
      'Brokers no longer make a topic that a client asks for; clients that count on it fail until somebody declares the topic.',
    );
  if (key === 'delete.topic.enable' && to === 'false')
    return hazard(
      'topics-not-made',
      'degraded',
      'Brokers delete no topic any more: a KafkaTopic that is deleted stays in Kafka.',
    );
  const made = Object.hasOwn(ofNewTopics, key) ? ofNewTopics[key] : undefined;
  if (made === undefined) return [];
  const isInternal = made.includes('`');
  return hazard(
    'only-new-topics',
    isInternal ? 'degraded' : 'none',
    isInternal
      ? `The ${made} stay as they are, since Kafka reads \`${key}\` only when it makes that topic, which is with its first use.`
      : `Only topics that are made later get ${to ?? 'another number of'} ${made}; those that are there keep theirs.`,
    { outcome: 'ignored' },
  );
}

/** No limit is the widest. */
function isNarrower({ narrower }: Limit, from: string | undefined, to: string | undefined): boolean {
  const [old, now] = [from, to].map((text) => (text === undefined || text === '' ? Number.NaN : Number(text)));
  if (old === undefined || now === undefined || Number.isNaN(now)) return false;
  if (Number.isNaN(old)) return true;
  return narrower === 'down' ? now < old : now > old;
}
