/**
 * Owns what a broker checks of its settings together when it starts; it ends where they do not fit, and the operator does not look
 * beforehand. Source: `KafkaConfig.validateValues` of Kafka 3.8 and 3.9, tried with each version's own code.
 */
import type { Definitions } from './kafka-configs.ts';

export interface Conflict {
  /** The setting to name first, one that was given. */
  readonly key: string;
  /** Another that was given and belongs to it. */
  readonly other?: string;
  readonly says: string;
  /** What to do. */
  readonly remedy: string;
}

interface Settings {
  readonly given: (key: string) => boolean;
  readonly number: (key: string) => number;
  readonly text: (key: string) => string;
}

interface Order {
  readonly low: string;
  readonly high: string;
  readonly strict?: true;
}

const orders: readonly Order[] = [
  { low: 'replica.fetch.wait.max.ms', high: 'replica.socket.timeout.ms' },
  { low: 'replica.fetch.wait.max.ms', high: 'replica.lag.time.max.ms' },
  { low: 'group.consumer.min.heartbeat.interval.ms', high: 'group.consumer.max.heartbeat.interval.ms' },
  { low: 'group.consumer.min.heartbeat.interval.ms', high: 'group.consumer.heartbeat.interval.ms' },
  { low: 'group.consumer.heartbeat.interval.ms', high: 'group.consumer.max.heartbeat.interval.ms' },
  { low: 'group.consumer.min.session.timeout.ms', high: 'group.consumer.max.session.timeout.ms' },
  { low: 'group.consumer.min.session.timeout.ms', high: 'group.consumer.session.timeout.ms' },
  { low: 'group.consumer.session.timeout.ms', high: 'group.consumer.max.session.timeout.ms' },
];

const checked: ReadonlySet<string> = new Set([
  ...orders.flatMap(({ low, high }) => [low, high]),
  ...['log.roll.ms', 'log.roll.jitter.ms', 'log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ...['group.coordinator.rebalance.protocols', 'log.cleaner.dedupe.buffer.size', 'log.cleaner.threads'],
  ...['offsets.commit.required.acks', 'connection.failed.authentication.delay.ms', 'connections.max.idle.ms'],
  ...['queued.max.request.bytes', 'socket.request.max.bytes', 'max.connections.per.ip'],
]);

/** @param given settings that reach the broker, as text */
export function startConflicts(given: ReadonlyMap<string, string>, definitions: Definitions): readonly Conflict[] {
  // Kafka's own defaults fit together.
  if (![...given.keys()].some((key) => checked.has(key))) return [];
  const text = (key: string): string => given.get(key)?.trim() ?? definitions.get(key)?.default ?? '';
  const settings: Settings = {
    given: (key) => given.has(key),
    text,
    // What is no number compares with nothing; that it is none is told by another check.
    number: (key) => (/^[+-]?[0-9]+$/.test(text(key)) ? Number(text(key)) : Number.NaN),
  };
  return [...outOfOrder(settings), ...single(settings), ...together(settings)];
}

function outOfOrder({ given, number }: Settings): readonly Conflict[] {
  return orders.flatMap(({ low, high }) => {
    if (!given(low) && !given(high)) return [];
    if (!(number(low) > number(high))) return [];
    const key = given(low) ? low : high;
    return [
      key === low
        ? {
            key,
            ...(given(high) ? { other: high } : {}),
            says: `\`${key}\` is ${number(low)}, more than \`${high}\` (${number(high)})`,
            remedy: `set ${number(high)} at most`,
          }
        : {
            key,
            says: `\`${key}\` is ${number(high)}, less than \`${low}\` (${number(low)})`,
            remedy: `set ${number(low)} at least`,
          },
    ];
  });
}

function single({ given, number, text }: Settings): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  const refuse = (key: string, isWrong: boolean, wrong: string, remedy: string): void => {
    if (given(key) && isWrong) conflicts.push({ key, says: `\`${key}\` ${wrong}`, remedy });
  };
  refuse('log.roll.ms', number('log.roll.ms') < 1, `is ${text('log.roll.ms')}`, 'set 1 at least');
  refuse('log.roll.jitter.ms', number('log.roll.jitter.ms') < 0, `is ${text('log.roll.jitter.ms')}`, 'set 0 at least');
  // The first of these that is given counts.
  const retention = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'].find(given);
  if (retention !== undefined) refuse(retention, number(retention) === 0, 'is 0', 'set 1 or more, or -1 for no limit');
  const protocols = text('group.coordinator.rebalance.protocols').split(/ *, */);
  const protocolsKey = 'group.coordinator.rebalance.protocols';
  refuse(protocolsKey, !protocols.includes('classic'), 'does not have `classic`', 'add it');
  refuse(
    protocolsKey,
    protocols.includes('classic') && protocols.includes('consumer'),
    'has `consumer`, which needs KRaft',
    'leave it out',
  );
  return conflicts;
}

const mebibyte = 1024 ** 2;

function together({ given, number, text }: Settings): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  const refuse = (keys: readonly [string, string], isWrong: boolean, says: string, remedy: string): void => {
    const [key, other] = keys.filter(given);
    if (!isWrong || key === undefined) return;
    conflicts.push({ key, ...(other === undefined ? {} : { other }), says, remedy });
  };
  const [buffer, threads] = ['log.cleaner.dedupe.buffer.size', 'log.cleaner.threads'] as const;
  refuse(
    [buffer, threads],
    Math.floor(number(buffer) / number(threads)) <= mebibyte,
    `\`${buffer}\` gives ${number(threads)} cleaner thread${number(threads) === 1 ? '' : 's'} ${number(buffer)} bytes`,
    'give each thread more than 1 MiB (1048576 bytes)',
  );
  const [acks, copies] = ['offsets.commit.required.acks', 'offsets.topic.replication.factor'] as const;
  refuse(
    [acks, copies],
    number(acks) < -1 || number(acks) > number(copies),
    `\`${acks}\` is ${number(acks)} of ${number(copies)} copies`,
    'leave it out, or set -1',
  );
  const [delay, idle] = ['connection.failed.authentication.delay.ms', 'connections.max.idle.ms'] as const;
  refuse(
    [delay, idle],
    number(idle) >= 0 && number(delay) >= number(idle),
    `\`${delay}\` is ${number(delay)}, no less than \`${idle}\` (${number(idle)})`,
    'set a longer idle time, or a shorter delay',
  );
  const [queued, request] = ['queued.max.request.bytes', 'socket.request.max.bytes'] as const;
  refuse(
    [queued, request],
    number(queued) > 0 && number(queued) < number(request),
    `\`${queued}\` is ${number(queued)}, less than \`${request}\` (${number(request)})`,
    'set it to that at least, or to -1',
  );
  const [most, overrides] = ['max.connections.per.ip', 'max.connections.per.ip.overrides'] as const;
  refuse(
    [most, overrides],
    given(most) && number(most) === 0 && text(overrides) === '',
    `\`${most}\` is 0 and no address has an override`,
    `set 1 or more, or \`${overrides}\``,
  );
  return conflicts;
}
