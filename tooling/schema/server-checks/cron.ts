/** Owns schedules and time zones of CronJobs. Source: `pkg/apis/batch/validation`, which reads schedules with robfig/cron. */
import type { At } from './at.ts';

interface Part {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
}

const parts: readonly Part[] = [
  { name: 'minute', least: 0, most: 59, names: [] },
  { name: 'hour', least: 0, most: 23, names: [] },
  { name: 'day of the month', least: 1, most: 31, names: [] },
  { name: 'month', least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ') },
  { name: 'day of the week', least: 0, most: 6, names: 'sun mon tue wed thu fri sat'.split(' ') },
];

export function checkSchedule(schedule: At): void {
  const { text } = schedule;
  if (text === undefined || (text === '' && !schedule.require())) return;
  if (text.includes('TZ')) {
    schedule.refuse('a schedule without a time zone, which is given by `timeZone`,');
    return;
  }
  if (text.startsWith('@')) {
    const isKnown = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every [0-9].*)$/.test(text);
    if (!isKnown) schedule.refuse('a schedule such as `0 3 * * *` or `@daily`');
    return;
  }
  const fields = text.trim().split(/\s+/);
  if (fields.length !== parts.length) {
    schedule.say(
      `${schedule.found}, which has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'}, but five are expected: minute, hour, day, month, weekday.`,
    );
    return;
  }
  const wrong = parts.findIndex((part, index) => !(fields[index] ?? '').split(',').every((one) => isRange(one, part)));
  const part = parts[wrong];
  if (part !== undefined) {
    schedule.say(
      `${schedule.found}, but \`${fields[wrong]}\` is no ${part.name}, which goes from ${part.least} to ${part.most}.`,
    );
  }
}

/** `*`, `5`, `1-5`, each with `/step` behind it. */
function isRange(text: string, part: Part): boolean {
  const [range = '', step, ...more] = text.split('/');
  if (more.length > 0 || (step !== undefined && !/^0*[1-9][0-9]*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const [from, to, ...rest] = range.split('-').map((one) => numberOf(one, part));
  const last = range.includes('-') ? to : from;
  return (
    rest.length === 0 &&
    from !== undefined &&
    last !== undefined &&
    from >= part.least &&
    last <= part.most &&
    from <= last
  );
}

function numberOf(text: string, part: Part): number | undefined {
  const index = part.names.indexOf(text.toLowerCase());
  if (index !== -1) return index + part.least;
  return /^[0-9]+$/.test(text) ? Number(text) : undefined;
}

export function checkTimeZone(zone: At): void {
  const { text } = zone;
  if (text === undefined) return;
  if (text === '') zone.notEmpty();
  else if (text.toLowerCase() === 'local' || !isTimeZone(text))
    zone.refuse('a time zone such as `Europe/Berlin` or `Etc/UTC`');
}

function isTimeZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
