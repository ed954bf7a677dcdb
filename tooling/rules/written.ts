/** Owns telling what a person wrote from what was filled in, so that a finding stands at a line that somebody can edit. */
import { nodeAt } from '../source/node.ts';
import type { Place } from './place.ts';
import type { ReportedRelated } from './rule.ts';

/** Whether somebody wrote what stands at a place: a default stands at a key, where a colon follows (model/merge.ts). */
export function isWritten({ node, route }: Place): boolean {
  const value = nodeAt(node, route);
  if (value === undefined) return false;
  const { file, end } = value.origin;
  return !/^\s*:(?:\s|$)/.test(file.text.slice(end, end + 8));
}

/** The first place that somebody wrote, else the first of all. */
export function firstWritten(...places: readonly [Place, ...Place[]]): Place {
  return places.find(isWritten) ?? places[0];
}

/** A further place, if somebody wrote what stands there. */
export function seeAlso(place: Place, message: string): readonly ReportedRelated[] {
  return isWritten(place) ? [{ place, message }] : [];
}
