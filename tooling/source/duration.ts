/** Owns times as people write them in authored files: `7d`, `12h`, `500ms`. Text that is none gives undefined. */

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const units: Readonly<Record<string, number>> = { ms: 1, s: second, m: minute, h: hour, d: day, w: 7 * day };

/** Milliseconds. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit = ''] = /^([0-9]+)(ms|[smhdw])$/.exec(text) ?? [];
  const factor = units[unit];
  return amount === undefined || factor === undefined ? undefined : Number(amount) * factor;
}

/** Milliseconds for people: the largest unit that they are a whole number of, such as `7d` or `90m`. */
export function formatDuration(milliseconds: number): string {
  const fitting = (['d', 'h', 'm', 's'] as const).find((unit) => milliseconds % (units[unit] ?? 1) === 0);
  return fitting === undefined || milliseconds === 0
    ? `${milliseconds}ms`
    : `${milliseconds / (units[fitting] ?? 1)}${fitting}`;
}
