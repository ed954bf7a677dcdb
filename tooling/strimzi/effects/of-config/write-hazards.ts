/**
 * Owns what another `min.insync.replicas` of brokers means for producers that wait for all copies: topics with fewer copies take no write
 * any more, and those with just as many none while a broker is down. Source: Kafka, `Partition.appendRecordsToLeader`,
 * `Partition.checkEnoughReplicasReachOffset`.
 */
import type { ClusterChange, Effect, EffectFact } from '../effect.ts';
import type { KeyChange } from './key-changes.ts';
import { brokerNumber, copiesOf, topicsIn } from './topics.ts';
import { topicsText } from './words.ts';

const source =
  'Kafka, `Partition.appendRecordsToLeader`: `NotEnoughReplicasException` for `acks=all`; `TransactionStateManager` and `GroupCoordinator` write so.';

export const writeFacts = {
  'writes-stop': { when: 'More copies must be in sync than topics have.', source },
  'writes-need-every-copy': { when: 'As many copies must be in sync as topics have.', source },
  'writes-confirmed-sooner': { when: 'A single copy is enough for a record to count as written.', source },
} as const satisfies Readonly<Record<string, EffectFact>>;

const key = 'min.insync.replicas';
const transactions = 'transaction.state.log.min.isr';

export function writeHazards(change: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  return [...ofTopics(change, keys), ...ofTransactions(change, keys)];
}

function ofTopics({ before, after }: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const one = keys.find((each) => each.key === key);
  const [from, to] = [brokerNumber(before, key), brokerNumber(after, key)];
  if (one === undefined || from === to || Number.isNaN(to)) return [];
  if (to < from) return sooner(one, from, to);
  const followers = topicsIn(after).filter(({ settings }) => !settings.has(key));
  const named = (fits: (copies: number) => boolean): readonly string[] => [
    ...followers.filter((topic) => fits(copiesOf(topic, after))).map((topic) => topic.name),
    ...(fits(brokerNumber(after, 'offsets.topic.replication.factor')) ? ['__consumer_offsets'] : []),
  ];
  const others = (fits: (copies: number) => boolean): string =>
    fits(brokerNumber(after, 'default.replication.factor')) ? ', and topics that no file has' : '';
  return hazards(one, to, named, others);
}

type Fits = (copies: number) => boolean;

function hazards(
  one: KeyChange,
  to: number,
  named: (fits: Fits) => readonly string[],
  others: (fits: Fits) => string,
): readonly Effect[] {
  const effects: Effect[] = [];
  for (const { id, risk, fits, says } of [
    {
      id: 'writes-stop',
      risk: 'outage',
      fits: (copies: number) => copies < to,
      says: `have fewer copies than the ${to} that must be in sync: every write with \`acks=all\` fails from then on`,
    },
    {
      id: 'writes-need-every-copy',
      risk: 'degraded',
      fits: (copies: number) => copies === to,
      says: `have just the ${to} copies that must be in sync: writes with \`acks=all\` fail whenever a broker is down`,
    },
  ] as const) {
    const topics = named(fits);
    const rest = others(fits);
    if (topics.length === 0 && rest === '') continue;
    const who = topics.length === 0 ? 'Topics that no file has' : `T${topicsText(topics).slice(1)}${rest}`;
    effects.push({
      id,
      subject: one.key,
      outcome: 'dynamic',
      risk,
      changes: one.changes,
      says: `${who} ${topics.length === 1 && rest === '' ? says.replace(/^have/, 'has') : says}.`,
      first: [`Keep \`${one.key}\` below the number of copies, or add copies before.`],
    });
  }
  return effects;
}

function sooner(one: KeyChange, from: number, to: number): readonly Effect[] {
  if (to > 1) return [];
  return [
    {
      id: 'writes-confirmed-sooner',
      subject: one.key,
      outcome: 'dynamic',
      risk: 'degraded',
      changes: one.changes,
      says: `A record counts as written once ${to} copy has it, and no longer ${from}: with a broker that is lost, confirmed records can be.`,
    },
  ];
}

function ofTransactions({ before, after }: ClusterChange, keys: readonly KeyChange[]): readonly Effect[] {
  const one = keys.find((each) => each.key === transactions);
  const [from, to] = [brokerNumber(before, transactions), brokerNumber(after, transactions)];
  if (one === undefined || from === to || Number.isNaN(to)) return [];
  if (to < from) return sooner(one, from, to);
  const copies = brokerNumber(after, 'transaction.state.log.replication.factor');
  return hazards(
    one,
    to,
    (fits) => (fits(copies) ? ['__transaction_state'] : []),
    () => '',
  );
}
