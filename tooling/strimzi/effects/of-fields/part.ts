/**
 * Owns taking a field that differs apart until what is left is known: a section that is new as a whole stands for all that is in it, and a
 * leaf for itself.
 */
import type { Plain, Route } from '../../../source/node.ts';
import { isPlainMap } from '../../../source/plain.ts';
import { isSince, type StrimziRelease } from '../../releases.ts';
import type { ClusterChange, FieldChange } from '../effect.ts';
import type { Verdict } from './verdict.ts';

export interface Part {
  /** Name of the resource. */
  readonly name: string;
  readonly route: Route;
  /** Undefined where it is not given; never null. */
  readonly before: Plain | undefined;
  readonly after: Plain | undefined;
  readonly cause: FieldChange;
}

/** @returns at least one verdict. */
export type Handler = (part: Part, change: ClusterChange) => readonly Verdict[];

export type FieldKind = 'Kafka' | 'KafkaNodePool';

/** What becomes of a field and all below it. */
export interface FieldLine {
  readonly kind: FieldKind;
  /** Steps; `*` stands for any key. */
  readonly at: readonly string[];
  /** Holds where the section comes or goes; what differs within it is for lines below. */
  readonly whole?: true;
  /** The first release that it holds for, and the first that it does not. Where no line of a field holds, the release does nothing with it. */
  readonly since?: string;
  readonly until?: string;
  /** Undefined where another part of the effects knows. */
  readonly does?: Handler;
}

export type Sorted = { readonly part: Part; readonly line: FieldLine | 'none-of-release' | 'empty' | 'unknown' };

/** @returns one for each field that can be told apart. */
export function sortParts(
  change: FieldChange,
  lines: readonly FieldLine[],
  release: StrimziRelease,
): readonly Sorted[] {
  const { kind, name, route, before, after } = change;
  const own = lines.filter((one) => one.kind === kind);
  return sortPart({ name, route, before: before ?? undefined, after: after ?? undefined, cause: change }, own, release);
}

function sortPart(part: Part, lines: readonly FieldLine[], release: StrimziRelease): readonly Sorted[] {
  const { route, before, after } = part;
  const isWhole = before === undefined || after === undefined;
  const near = lines
    .filter(({ at }) => startsWith(route, at))
    .filter(({ whole, at }) => whole !== true || (isWhole && at.length === route.length));
  if (near.length > 0) {
    const deepest = Math.max(...near.map(({ at }) => at.length));
    const line = near.find((one) => one.at.length === deepest && holds(one, release));
    return [{ part, line: line ?? 'none-of-release' }];
  }
  if (!lines.some(({ at }) => at.length > route.length && startsWith(at, route.map(String))))
    return [{ part, line: 'unknown' }];
  const children = childrenOf(part);
  return children.length === 0 ? [{ part, line: 'empty' }] : children.flatMap((one) => sortPart(one, lines, release));
}

/** Whether steps begin with others; a `*` on either side fits any. */
function startsWith(steps: Route, begin: readonly string[]): boolean {
  return (
    begin.length <= steps.length &&
    begin.every((step, index) => step === '*' || steps[index] === '*' || String(steps[index]) === step)
  );
}

function holds({ since, until }: FieldLine, release: StrimziRelease): boolean {
  return (since === undefined || isSince(release, since)) && (until === undefined || !isSince(release, until));
}

function childrenOf(part: Part): readonly Part[] {
  const { before, after, route } = part;
  const old = isPlainMap(before) ? before : {};
  const now = isPlainMap(after) ? after : {};
  return [...new Set([...Object.keys(now), ...Object.keys(old)])].flatMap((key) => {
    const [was, is] = [Object.hasOwn(old, key) ? old[key] : undefined, Object.hasOwn(now, key) ? now[key] : undefined];
    return was === is ? [] : [{ ...part, route: [...route, key], before: was ?? undefined, after: is ?? undefined }];
  });
}

/** Whether a line knows a field, for tests. */
export function knowsField(kind: FieldKind, route: Route, lines: readonly FieldLine[]): boolean {
  return lines.some((one) => one.kind === kind && one.whole !== true && startsWith(route, one.at));
}
