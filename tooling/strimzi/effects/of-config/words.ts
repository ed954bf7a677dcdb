/** Owns how sentences about settings and topics name what may be many. */
import { joined, named } from '../of-nodes/words.ts';

const most = 5;

/** `a`, `b` and 7 more: a handful by name, the rest as a number. */
export function handful(names: readonly string[]): string {
  if (names.length <= most) return named(names);
  return joined([...names.slice(0, most).map((one) => `\`${one}\``), `${names.length - most} more`]);
}

export function topicsText(names: readonly string[]): string {
  return `topic${names.length === 1 ? '' : 's'} ${handful(names)}`;
}

export function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
