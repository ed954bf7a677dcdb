/**
 * Owns what a broker checks of its settings together when it starts; it ends where they do not fit, and the operator does not look
 * beforehand. Source: `KafkaConfig` of Kafka 3.8 to 4.3, tried with each version's own code, with ZooKeeper and without.
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
  readonly isKraft: boolean;
  readonly given: (key: string) => boolean;
  readonly number: (key: string) => number;
  readonly text: (key: string) => string;
}

interface Order {
  readonly low: string;
  readonly high: string;
  /** A setting that the version has if it has the check. */
  readonly with?: string;
}

/** Each has a least and a greatest: `group.share.min.session.timeout.ms`, and the same with `max`. */
const ofGroups = ['consumer', 'share', 'streams'].flatMap((group) =>
  ['heartbeat.interval.ms', 'session.timeout.ms', 'assignment.interval.ms'].flatMap((setting): readonly Order[] => {
    const [low, own, high] = [
      `group.${group}.min.${setting}`,
      `group.${group}.${setting}`,
      `group.${group}.max.${setting}`,
    ];
    return [
      { low, high },
      { low, high: own },
      { low: own, high },
    ];
  }),
);

const orders: readonly Order[] = [
  { low: 'replica.fetch.wait.max.ms', high: 'replica.socket.timeout.ms' },
  { low: 'replica.fetch.wait.max.ms', high: 'replica.lag.time.max.ms' },
  ...ofGroups,
  { low: 'group.share.min.record.lock.duration.ms', high: 'group.share.record.lock.duration.ms' },
  {
    low: 'group.share.record.lock.duration.ms',
    high: 'group.share.max.record.lock.duration.ms',
    with: 'share.coordinator.threads',
  },
  { low: 'group.share.max.size', high: 'group.share.max.share.sessions' },
  { low: 'group.share.partition.max.record.locks', high: 'group.share.max.partition.max.record.locks' },
  { low: 'group.streams.num.standby.replicas', high: 'group.streams.max.standby.replicas' },
];

const codecs = ['offsets.topic.compression.codec', 'share.coordinator.state.topic.compression.codec'];
const updates = 'share.coordinator.snapshot.update.records.per.snapshot';

const checked: ReadonlySet<string> = new Set([
  ...orders.flatMap(({ low, high }) => [low, high]),
  ...['log.roll.ms', 'log.roll.jitter.ms', 'log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ...['group.coordinator.rebalance.protocols', 'log.cleaner.dedupe.buffer.size', 'log.cleaner.threads'],
  ...['offsets.commit.required.acks', 'connection.failed.authentication.delay.ms', 'connections.max.idle.ms'],
  ...['queued.max.request.bytes', 'socket.request.max.bytes', 'max.connections.per.ip', updates, ...codecs],
  ...['control.plane.listener.name', 'inter.broker.protocol.version'],
]);

/**
 * @param given settings that reach the broker, as text; those that its version does not have count for nothing
 * @param isKraft whether the broker keeps its metadata in KRaft
 */
export function startConflicts(
  given: ReadonlyMap<string, string>,
  definitions: Definitions,
  isKraft = false,
): readonly Conflict[] {
  // Kafka's own defaults fit together.
  if (![...given.keys()].some((key) => checked.has(key) && definitions.has(key))) return [];
  const text = (key: string): string => {
    const definition = definitions.get(key);
    return definition === undefined ? '' : (given.get(key)?.trim() ?? definition.default ?? '');
  };
  const settings: Settings = {
    isKraft,
    given: (key) => given.has(key) && definitions.has(key),
    text,
    // What is no number compares with nothing; that it is none is told by another check.
    number: (key) => (/^[+-]?[0-9]+$/.test(text(key)) ? Number(text(key)) : Number.NaN),
  };
  const inForce = orders.filter((one) => one.with === undefined || definitions.has(one.with));
  return [...outOfOrder(settings, inForce), ...single(settings), ...ofMode(settings), ...together(settings)];
}

function outOfOrder({ given, number }: Settings, inForce: readonly Order[]): readonly Conflict[] {
  return inForce.flatMap(({ low, high }) => {
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
  const protocols = 'group.coordinator.rebalance.protocols';
  refuse(protocols, !text(protocols).split(/ *, */).includes('classic'), 'does not have `classic`', 'add it');
  refuse('log.cleaner.threads', number('log.cleaner.threads') === 0, 'is 0', 'set 1 at least');
  for (const codec of codecs)
    refuse(codec, number(codec) < 0 || number(codec) > 4, `is ${text(codec)}`, 'set 0 (none) to 4 (zstd)');
  refuse(updates, number(updates) > 500, `is ${text(updates)}`, 'set 500 at most');
  return conflicts;
}

/** What hangs on where metadata are kept. */
function ofMode({ given, text, isKraft }: Settings): readonly Conflict[] {
  const protocols = 'group.coordinator.rebalance.protocols';
  const words = text(protocols).split(/ *, */);
  if (!isKraft)
    return given(protocols) && words.includes('classic') && words.includes('consumer')
      ? [{ key: protocols, says: `\`${protocols}\` has \`consumer\`, which needs KRaft`, remedy: 'leave it out' }]
      : [];
  const [plane, spoken] = ['control.plane.listener.name', 'inter.broker.protocol.version'] as const;
  return [
    ...(given(plane) ? [{ key: plane, says: `\`${plane}\` is for ZooKeeper`, remedy: 'remove it' }] : []),
    ...(given(spoken) && /^(?:[0-2]\.|3\.0-IV0$)/.test(text(spoken))
      ? [{ key: spoken, says: `\`${spoken}\` is ${text(spoken)}, older than KRaft`, remedy: 'remove it' }]
      : []),
  ];
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
