/**
 * Owns which maintenance windows the operator understands: Quartz' cron expressions, with seconds first and `?` for the day that does
 * not count. Source: Strimzi 0.45.2, `Util.isMaintenanceTimeWindowsSatisfied`, and `CronExpression` of Quartz 2.3.2, which it was tried
 * against. Quartz takes a few things that mean nothing; so do we.
 */

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
}

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const fields: readonly Field[] = [
  { name: 'seconds', from: 0, to: 59 },
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, names: months },
  { name: 'day of the week', from: 1, to: 7, names: days },
  { name: 'year', from: 0, to: 99999 },
];
const [dayOfMonth, dayOfWeek] = [3, 5];

/** What is wrong with a window, and what to do; undefined for one that is understood. */
export function cronFault(text: string): { readonly wrong: string; readonly remedy: string } | undefined {
  const given = text
    .toUpperCase()
    .split(/[ \t]+/)
    .filter(Boolean);
  if (given.length < 6) {
    const remedy =
      given.length === 5
        ? 'put the seconds first, and `?` for the day of the month or of the week'
        : 'write six: seconds, minutes, hours, day of the month, month, day of the week';
    return { wrong: `has ${given.length} field${given.length === 1 ? '' : 's'}`, remedy };
  }
  for (const [at, field] of fields.entries()) {
    const value = given[at];
    if (value === undefined || isField(value, field, at)) continue;
    return { wrong: `has \`${value}\` for the ${field.name}`, remedy: expected(field, at) };
  }
  const blank = [given[dayOfMonth], given[dayOfWeek]].filter((value) => value === '?').length;
  if (blank === 1) return undefined;
  return {
    wrong: blank === 0 ? 'names both a day of the month and a day of the week' : 'names no day',
    remedy: blank === 0 ? 'write `?` for one of them' : 'write `*` for one of them',
  };
}

function expected({ from, to, names }: Field, at: number): string {
  const range = at === 6 ? 'a year' : `${from} to ${to}`;
  return `expected ${range}${names === undefined ? '' : ` or ${names[0]} to ${names.at(-1)}`}, \`*\`, a range or a step`;
}

function isField(value: string, field: Field, at: number): boolean {
  if (value === '?') return at === dayOfMonth || at === dayOfWeek;
  const items = value.split(',').filter(Boolean);
  // The last day, and the nth of a month, stand alone.
  const alone = at === dayOfMonth || at === dayOfWeek;
  if (alone && value.length > 1 && value.includes(',') && /L|#[^#]*#/.test(lastDays(value, at))) return false;
  return items.length > 0 && items.every((item) => isItem(item, field, at));
}

/** Names of days have no L but in what they are asked for. */
function lastDays(value: string, at: number): string {
  return at === dayOfWeek ? value.replaceAll(/[A-Z]{3}/g, '') : value;
}

/** Quartz reads a number, or three letters of a name, and no further if it does not know how to go on. */
function withoutRest(item: string): string {
  return item.replace(/^([0-9]+)[^0-9\-/LW#].*$/, '$1').replace(/^([A-Z]{3})[A-KM-Z].*$/, '$1');
}

function isItem(text: string, field: Field, at: number): boolean {
  const item = withoutRest(text);
  if (/^(?:\*|\*\/[0-9]+|\/[0-9]+)$/.test(item)) return stepFits(item, field, at);
  if (at === dayOfMonth && /^L(?:-[0-9]{1,2})?W?$/.test(item)) return Number(/[0-9]+/.exec(item)?.[0] ?? 0) <= 30;
  if (at === dayOfWeek && item === 'L') return true;
  const match = /^([A-Z]{3}|[0-9]+)(?:-([A-Z]{3}|[0-9]+))?(?:\/([0-9]+))?(L|W|#[0-9]+)?$/.exec(item);
  if (match === null) return false;
  const [, first = '', last, step, suffix] = match;
  if (![first, last].every((one) => one === undefined || isValue(one, field))) return false;
  if (at === 6 && last !== undefined && Number(last) < Number(first)) return false;
  if (step !== undefined && !stepFits(`/${step}`, field, at)) return false;
  if (suffix === undefined) return true;
  if (suffix === 'W') return at === dayOfMonth;
  if (at !== dayOfWeek) return false;
  const nth = Number(suffix.slice(1));
  return suffix === 'L' || (nth >= 1 && nth <= 5);
}

function isValue(text: string, { from, to, names }: Field): boolean {
  if (/^[A-Z]/.test(text)) return names?.includes(text) === true;
  return Number(text) >= from && Number(text) <= to;
}

function stepFits(item: string, { to }: Field, at: number): boolean {
  const step = /\/([0-9]+)$/.exec(item)?.[1];
  return step === undefined || at === 6 || Number(step) <= (at <= 1 ? 59 : to);
}
