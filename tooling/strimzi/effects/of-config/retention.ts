/** Owns how long records are kept and what makes them go: of brokers' defaults and of a topic's own. Source: Kafka, `LogConfig`. */
import { formatDuration } from '../../../source/duration.ts';
import { formatBytes } from '../../../source/quantity.ts';

export type Settings = ReadonlyMap<string, string>;

export interface Retention {
  /** Milliseconds; infinite where there is no limit. */
  readonly time: number;
  /** Of a partition; infinite where there is no limit. */
  readonly bytes: number;
  readonly policies: readonly string[];
}

const week = 168;

/** The first of the three that is given counts. */
export function brokerRetention(settings: Settings): Retention {
  const given = (['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'] as const).find((key) =>
    settings.has(key),
  );
  const factor = given === 'log.retention.ms' ? 1 : given === 'log.retention.minutes' ? 60_000 : 3_600_000;
  return {
    time: limit(given === undefined ? week : Number(settings.get(given)), factor),
    bytes: limit(Number(settings.get('log.retention.bytes') ?? -1)),
    policies: policiesOf(settings.get('log.cleanup.policy') ?? 'delete'),
  };
}

export function topicRetention(own: Settings, brokers: Retention): Retention {
  const [time, bytes, policies] = [own.get('retention.ms'), own.get('retention.bytes'), own.get('cleanup.policy')];
  return {
    time: time === undefined ? brokers.time : limit(Number(time)),
    bytes: bytes === undefined ? brokers.bytes : limit(Number(bytes)),
    policies: policies === undefined ? brokers.policies : policiesOf(policies),
  };
}

const ownKeys = ['retention.ms', 'retention.bytes', 'cleanup.policy'];

/** Whether a topic says the same itself of how long records are kept. */
export function sameOwnRetention(old: Settings, now: Settings): boolean {
  return ownKeys.every((key) => old.get(key) === now.get(key));
}

function limit(value: number, factor = 1): number {
  return value < 0 ? Number.POSITIVE_INFINITY : value * factor;
}

function policiesOf(text: string): readonly string[] {
  return text.split(',').map((one) => one.trim());
}

/** What is kept no longer, as a clause about `topics`; undefined where nothing goes. */
export function shorter(before: Retention, after: Retention): string | undefined {
  if (!after.policies.includes('delete')) return undefined;
  const old = before.policies.includes('delete')
    ? before
    : { time: Number.POSITIVE_INFINITY, bytes: Number.POSITIVE_INFINITY };
  const parts = [
    ...(after.time < old.time ? [`for ${timeText(after.time)} instead of ${timeText(old.time)}`] : []),
    ...(after.bytes < old.bytes
      ? [`up to ${bytesText(after.bytes)} of each partition instead of ${bytesText(old.bytes)}`]
      : []),
  ];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

export function isCompacting({ policies }: Retention): boolean {
  return policies.includes('compact');
}

function timeText(time: number): string {
  return Number.isFinite(time) ? formatDuration(time) : 'ever';
}

function bytesText(bytes: number): string {
  return Number.isFinite(bytes) ? formatBytes(bytes) : 'all';
}
