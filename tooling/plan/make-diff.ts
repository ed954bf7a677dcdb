/** Owns the difference that a change makes to what Argo CD would apply: overlay by overlay, object by object. Pure. */
import type { Problem } from '../source/problem.ts';
import type { Documents } from '../source/tree.ts';
import { diffObjects } from './objects/object-diff.ts';
import type { Base, ObjectChange } from './plan.ts';
import { sidesOf } from './sides.ts';

export interface FleetDiff {
  readonly base: Base;
  /** Overlays with objects that differ, by folder. */
  readonly overlays: readonly OverlayDiff[];
  /** What keeps a part of the fleet from being compared, on either side. */
  readonly problems: readonly Problem[];
}

export interface OverlayDiff {
  /** Folder below `overlays/`: `hz-prod/orders`. */
  readonly id: string;
  readonly change: 'new' | 'changed' | 'gone';
  /** Never empty. */
  readonly objects: readonly ObjectChange[];
}

export interface DiffOptions {
  readonly base: Base;
  /** One overlay (`hz-prod/orders`), or those of one Kubernetes cluster (`hz-prod`); all where undefined. */
  readonly only?: string | undefined;
}

/**
 * @param before the tree at the base, and `after` the working tree, sharing what did not change.
 * @param changed paths that differ between them.
 */
export function makeDiff(
  before: Documents,
  after: Documents,
  changed: ReadonlySet<string>,
  { base, only }: DiffOptions,
): FleetDiff {
  const { overlays, problems } = sidesOf(before, after, changed, only);
  return {
    base,
    problems,
    overlays: overlays.flatMap((one): readonly OverlayDiff[] => {
      const { directory } = one;
      const objects = diffObjects(one.before ?? [], one.after ?? []);
      if (objects.length === 0) return [];
      const change = one.before === undefined ? 'new' : one.after === undefined ? 'gone' : 'changed';
      return [{ id: directory.split('/').slice(1).join('/'), change, objects }];
    }),
  };
}
