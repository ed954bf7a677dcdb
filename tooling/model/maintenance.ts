/**
 * Owns when changes may reach the Kafka clusters of a Kubernetes cluster: the times as data and as words, and refusing what cannot be
 * meant. Times are those of clocks on a wall, as Argo CD reads them: it moves the time by the offset that the zone has at that moment and
 * looks at the schedule then (v3.5.7, `SyncWindow.active`), so a window is an hour shorter or longer in the night in which clocks change.
 */
import { formatDuration, parseDuration } from '../source/duration.ts';
import { nearest } from '../source/nearest.ts';
import { keyOriginAt, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { timeZones } from '../source/time-zones.ts';
import type { ClosedDays, MaintenanceSpec, MaintenanceWindow } from './schema/maintenance.ts';

type Weekday = NonNullable<MaintenanceWindow['days']>[number];

/** In the order of the week. */
const order: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const minute = 60_000;
const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;
/** Of a leap year. */
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysOfYear = monthDays.reduce((sum, days) => sum + days, 0);

/** Days on which a window opens, in the order of the week, each once. */
export function daysOf({ days }: MaintenanceWindow): readonly Weekday[] {
  return days === undefined ? order : order.filter((day) => days.includes(day));
}

/** Whole minutes. */
export function lengthOf(window: MaintenanceWindow): number {
  return (parseDuration(window.for) ?? 0) / minute;
}

/** Minutes after midnight. */
export function startOf({ from }: MaintenanceWindow): number {
  const [hours = 0, minutes = 0] = from.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Minutes of the longest time that is open without a break; undefined where there are no windows. */
export function longestOpening({ windows = [] }: MaintenanceSpec): number | undefined {
  if (windows.length === 0) return undefined;
  const open = opened(windows);
  if (open.every(Boolean)) return minutesOfWeek;
  let longest = 0;
  let current = 0;
  // Twice around, so that one over the end of the week counts as one.
  for (let at = 0; at < minutesOfWeek * 2; at++) {
    current = open[at % minutesOfWeek] ? current + 1 : 0;
    longest = Math.max(longest, current);
  }
  return longest;
}

/** `Tue, Thu 02:00–05:00 Europe/Amsterdam, not Dec 18–Jan 4` */
export function maintenanceText({ timeZone, windows = [], closed = [] }: MaintenanceSpec): string {
  const open = windows.length === 0 ? `at any time, ${timeZone}` : `${windows.map(windowText).join('; ')} ${timeZone}`;
  return closed.length === 0 ? open : `${open}, not ${closed.map(closedText).join(', ')}`;
}

/** `Tue, Thu 02:00–05:00` */
export function windowText(window: MaintenanceWindow): string {
  const days = daysOf(window);
  const isDaily = days.length === order.length;
  const names = isDaily ? 'every day' : days.map((day) => `${day[0]?.toUpperCase()}${day.slice(1, 3)}`).join(', ');
  const [start, length] = [startOf(window), lengthOf(window)];
  if (length >= minutesOfDay) return `${names} ${window.from} for ${formatDuration(length * minute)}`;
  const end = start + length;
  return `${names} ${window.from}–${clock(end % minutesOfDay)}${end > minutesOfDay ? ' of the day after' : ''}`;
}

/** `Dec 18–Jan 4` */
export function closedText({ from, to }: ClosedDays): string {
  return from === to ? dayText(from) : `${dayText(from)}–${dayText(to)}`;
}

function dayText(text: string): string {
  const { month, day } = dateOf(text);
  return `${monthNames[month - 1]} ${day}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export interface DaysOfMonth {
  /** From 1. */
  readonly month: number;
  readonly from: number;
  readonly to: number;
}

/** The days month by month, as schedules have them: so February is right in every year. */
export function closedMonths({ from, to }: ClosedDays): readonly DaysOfMonth[] {
  const [first, last] = [dateOf(from), dateOf(to)];
  const span = (last.month - first.month + 12) % 12;
  const wraps = span === 0 && last.day < first.day;
  return Array.from({ length: (wraps ? 12 : span) + 1 }, (_, index, count = wraps ? 12 : span): DaysOfMonth => {
    const month = ((first.month - 1 + index) % 12) + 1;
    return {
      month,
      from: index === 0 ? first.day : 1,
      to: index === count ? last.day : (monthDays[month - 1] ?? 31),
    };
  });
}

function dateOf(text: string): { readonly month: number; readonly day: number } {
  const [month = 1, day = 1] = text.split('-').map(Number);
  return { month, day };
}

/** What the schema admits and nobody can mean. */
export function checkMaintenance(node: YamlMap, spec: MaintenanceSpec | undefined): readonly Problem[] {
  if (spec === undefined) return [];
  const problem = (route: Route, message: string, others: readonly Route[] = []): Problem => ({
    id: 'authored-file',
    message,
    origin: keyOriginAt(node, ['maintenance', ...route]),
    ...(others.length === 0
      ? {}
      : {
          related: others.map((one) => ({
            origin: keyOriginAt(node, ['maintenance', ...one]),
            message: 'the one that has it already',
          })),
        }),
  });
  const { timeZone, windows = [], closed = [] } = spec;
  const problems: Problem[] = [];
  if (!timeZones.has(timeZone)) {
    const meant = nearest(timeZone, timeZones);
    const advice = meant === undefined ? 'write one such as `Europe/Amsterdam`' : `did you mean \`${meant}\``;
    problems.push({
      ...problem(['timeZone'], `\`${shorten(timeZone)}\` is no time zone; ${advice}${meant === undefined ? '.' : '?'}`),
      origin: originAt(node, ['maintenance', 'timeZone']),
    });
  }
  if (windows.length + closed.length === 0) {
    const message =
      '`maintenance` has neither `windows` nor `closed`, so nothing waits; write one, or leave `maintenance` out.';
    return [...problems, { ...problem([], message) }];
  }
  const unfit = [...windowProblems(windows, problem), ...closedProblems(closed, problem)];
  return [...problems, ...unfit];
}

type Problems = (route: Route, message: string, others?: readonly Route[]) => Problem;

function windowProblems(windows: readonly MaintenanceWindow[], problem: Problems): readonly Problem[] {
  const wrong = windows.flatMap((one, index) => {
    const route = ['windows', index];
    if (one.days?.length === 0)
      return [problem([...route, 'days'], '`days` is empty; name a day, or leave it out for every day.')];
    const twice = one.days?.find((day, at) => one.days?.indexOf(day) !== at);
    if (twice !== undefined) return [problem([...route, 'days'], `\`${twice}\` is listed twice; keep one.`)];
    if (lengthOf(one) > minutesOfWeek)
      return [
        problem([...route, 'for'], `\`for\` is ${one.for}, and a week has 7d; write less, or leave \`windows\` out.`),
      ];
    return [];
  });
  if (wrong.length > 0 || windows.length === 0) return wrong;
  if (opened(windows).every(Boolean))
    return [
      problem(['windows'], 'These windows leave no time out, so nothing waits; make them shorter, or leave them out.'),
    ];
  const left = new Set(windows.keys());
  const idle: Problem[] = [];
  for (const [index, one] of [...windows.entries()].reverse()) {
    const others = [...left].filter((other) => other !== index);
    const rest = opened(others.flatMap((other) => windows[other] ?? []));
    const own = opened([one]);
    if (!own.every((isOpen, at) => !isOpen || rest[at])) continue;
    left.delete(index);
    const covering = others.filter((other) => opened([windows[other] ?? one]).some((isOpen, at) => isOpen && own[at]));
    idle.unshift(
      problem(
        ['windows', index],
        `This window, ${windowText(one)}, is open anyway by ${covering.length === 1 ? 'another one' : 'others'}; take it out, or make it longer.`,
        covering.map((other) => ['windows', other]),
      ),
    );
  }
  return idle;
}

/** For each minute of the week whether one of them is open. */
function opened(windows: readonly MaintenanceWindow[]): readonly boolean[] {
  const minutes = new Array<boolean>(minutesOfWeek).fill(false);
  for (const one of windows)
    for (const day of daysOf(one)) {
      const start = order.indexOf(day) * minutesOfDay + startOf(one);
      for (let at = 0; at < Math.min(lengthOf(one), minutesOfWeek); at++) minutes[(start + at) % minutesOfWeek] = true;
    }
  return minutes;
}

function closedProblems(closed: readonly ClosedDays[], problem: Problems): readonly Problem[] {
  const wrong = closed.flatMap((one, index) =>
    (['from', 'to'] as const).flatMap((key) => {
      const { month, day } = dateOf(one[key]);
      const most = monthDays[month - 1] ?? 31;
      if (day <= most) return [];
      return [
        problem(
          ['closed', index, key],
          `\`${one[key]}\` is no day, as ${monthNames[month - 1]} has ${most} at most; correct it.`,
        ),
      ];
    }),
  );
  if (wrong.length > 0) return wrong;
  const taken = new Array<number | undefined>(daysOfYear).fill(undefined);
  const twice: Problem[] = [];
  for (const [index, one] of closed.entries()) {
    const days = closedMonths(one).flatMap(({ month, from, to }) =>
      Array.from({ length: to - from + 1 }, (_, at) => dayOfYear(month, from + at)),
    );
    const first = days.map((day) => taken[day]).find((other) => other !== undefined);
    if (first !== undefined)
      twice.push(
        problem(['closed', index], `${closedText(one)} has days that are closed already; keep them once.`, [
          ['closed', first],
        ]),
      );
    for (const day of days) taken[day] ??= index;
  }
  if (twice.length === 0 && closed.length > 0 && taken.every((one) => one !== undefined))
    return [problem(['closed'], 'All days of the year are closed, so nothing would ever be applied; leave some out.')];
  return twice;
}

function dayOfYear(month: number, day: number): number {
  return monthDays.slice(0, month - 1).reduce((sum, days) => sum + days, 0) + day - 1;
}
