/** Owns how nodes restart because of a change: which, in which order, how often. */
import type { ClusterChange, Effect } from './effect.ts';

export interface RolledPod {
  readonly pod: string;
  readonly times: number;
  /** Effects that restart it. */
  readonly because: readonly Effect[];
}

/** @returns in the order in which the operator restarts them; each pod once. */
export function rollOf(_change: ClusterChange, _effects: readonly Effect[]): readonly RolledPod[] {
  return [];
}
