/**
 * Owns the ids that somebody wishes for in `strimzi.io/next-node-ids` and `strimzi.io/remove-node-ids`: `[0, 2, 10-19]`, taken in the
 * order they are written. Source: Strimzi 0.45.2 and 1.2.0, `NodeIdRange`.
 */

/** From one id to another, both included; downwards where the second is the smaller one. */
export interface IdRange {
  readonly from: number;
  readonly to: number;
}

export const nextIdsAnnotation = 'strimzi.io/next-node-ids';
export const removeIdsAnnotation = 'strimzi.io/remove-node-ids';

/** An id is a Java `int`. */
const largestId = 2_147_483_647;
const space = '[ \\t\\n\\v\\f\\r]*';
const brackets = new RegExp(`^${space}\\[([^]*)\\]${space}$`);
const one = new RegExp(`^${space}([0-9]+)(?:${space}-${space}([0-9]+))?${space}$`);

/** Undefined where the operator cannot read it: it writes that to its log and takes ids as if nobody had wished for any. */
export function readIdRanges(text: string): readonly IdRange[] | undefined {
  if (text.trim() === '') return [];
  const inner = brackets.exec(text)?.[1];
  if (inner === undefined) return undefined;
  if (inner.trim() === '') return [];
  const ranges: IdRange[] = [];
  for (const item of inner.split(',')) {
    const [, first, last = first] = one.exec(item) ?? [];
    if (first === undefined || last === undefined) return undefined;
    const range = { from: Number(first), to: Number(last) };
    if (range.from > largestId || range.to > largestId) return undefined;
    ranges.push(range);
  }
  return ranges;
}

/** The ids of ranges in order, made one at a time: a range may be longer than what anybody takes of it. */
export function* idsOf(ranges: readonly IdRange[]): Generator<number, void> {
  for (const { from, to } of ranges) {
    const step = from <= to ? 1 : -1;
    for (let id = from; id !== to; id += step) yield id;
    yield to;
  }
}

export function holdsId({ from, to }: IdRange, id: number): boolean {
  return from <= to ? id >= from && id <= to : id <= from && id >= to;
}
