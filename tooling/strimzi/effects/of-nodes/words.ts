/** Owns how sentences of effects name several things, and are put into one. */
import type { Effect } from '../effect.ts';

/** `a`, `b` and `c`, each in backticks. */
export function named(names: readonly string[]): string {
  return joined(names.map((one) => `\`${one}\``));
}

/** `3`, `3 and 4`, `3 to 7 and 9`. */
export function idsText(ids: readonly number[]): string {
  const parts: string[] = [];
  const sorted = [...new Set(ids)].sort((a, b) => a - b);
  for (let first = 0; first < sorted.length; ) {
    let last = first;
    while (sorted[last + 1] === (sorted[last] ?? 0) + 1) last++;
    if (last - first > 1) parts.push(`${sorted[first]} to ${sorted[last]}`);
    else parts.push(...sorted.slice(first, last + 1).map(String));
    first = last + 1;
  }
  return joined(parts);
}

/** `broker 3`, `brokers 3 and 4`. */
export function nodesText(what: string, ids: readonly number[]): string {
  return `${what}${ids.length === 1 ? '' : 's'} ${idsText(ids)}`;
}

export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** The part of an effect that is to be done after the merge; nothing where there is nothing to say. */
export function afterwards(sentences: readonly string[]): Pick<Effect, 'afterwards'> {
  return sentences.length === 0 ? {} : { afterwards: sentences };
}
