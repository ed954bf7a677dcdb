/** Owns which day it is, for what ends on a day: as the command line says, else today in UTC. The clock is read nowhere else. */
import { type Day, isDay } from '../lint/suppress/entry.ts';
import { UsageError } from './usage.ts';

/** How `--date` is told in the help of each command that takes it. */
export const dateOption = ['--date <day>', 'judge as on this day, such as 2026-11-22; today (UTC) without it'] as const;

export function dayOf(written: string | undefined, now: () => Date = () => new Date()): Day {
  if (written === undefined) return now().toISOString().slice(0, '2026-11-22'.length);
  if (isDay(written)) return written;
  throw new UsageError(`\`--date\` is \`${written}\`; expected a day such as \`2026-11-22\`.`);
}
