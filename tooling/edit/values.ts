/**
 * Owns reading what a person writes behind a flag: each value as the cluster file would have it, or one sentence that says what is wrong
 * with it and what to write. The patterns are those of the schema, which a test compares.
 */
import { suggest } from '../model/suggest.ts';
import { parseCpu, parseHeap, parseQuantity } from '../source/quantity.ts';
import { shorten } from '../source/show.ts';

export type Read<T> = { readonly value: T } | { readonly refused: string };

export const patterns = {
  size: '^[0-9]+(\\.[0-9]+)?(Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)$',
  cpu: '^[0-9]+(\\.[0-9]+)?m?$',
  heap: '^[0-9]+(Ki|Mi|Gi|[kKmMgG])$',
} as const;

/** `200Gi`. @param flag as it was written: `--storage`. */
export function readSize(flag: string, text: string): Read<string> {
  const bytes = matches('size', text) ? (parseQuantity(text) ?? 0) : 0;
  return bytes > 0
    ? { value: text }
    : refused(flag, text, 'size', 'a number with a unit Mi, Gi or Ti, such as `200Gi`');
}

/** A whole number of CPUs is a number in the file, as a person would write it. */
export function readCpu(flag: string, text: string): Read<string | number> {
  const millicores = matches('cpu', text) ? (parseCpu(text) ?? 0) : 0;
  if (millicores <= 0) return refused(flag, text, 'cpu', 'a number of CPUs such as `4`, `0.5` or `500m`');
  return { value: /m$/.test(text) ? text : Number(text) };
}

/** `8Gi`, `3072m` */
export function readHeap(flag: string, text: string): Read<string> {
  const bytes = matches('heap', text) ? (parseHeap(text) ?? 0) : 0;
  return bytes > 0
    ? { value: text }
    : refused(flag, text, 'heap', 'a whole number with a unit Mi or Gi, such as `6Gi`');
}

export function readCount(flag: string, text: string, least: number, most: number): Read<number> {
  const value = /^[0-9]{1,10}$/.test(text) ? Number(text) : undefined;
  if (value !== undefined && value >= least && value <= most) return { value };
  return {
    refused: `\`${flag} ${shorten(text)}\` is no number that fits; expected a whole number from ${least} to ${most}.`,
  };
}

function matches(kind: keyof typeof patterns, text: string): boolean {
  return new RegExp(patterns[kind], 'u').test(text);
}

const names = { size: 'size', cpu: 'number of CPUs', heap: 'heap' } as const;

function refused(
  flag: string,
  text: string,
  kind: keyof typeof patterns,
  expected: string,
): { readonly refused: string } {
  const meant = text.startsWith('-') ? undefined : suggest(text, { type: 'string', pattern: patterns[kind] }, text);
  const isNothing = meant !== undefined && (parseQuantity(meant) ?? parseHeap(meant) ?? 0) <= 0;
  const what = `\`${flag} ${shorten(text)}\` is no ${names[kind]}`;
  return {
    refused:
      meant === undefined || isNothing || meant === text
        ? `${what}; expected ${expected}.`
        : `${what}; did you mean \`${meant}\`?`,
  };
}
