/** Owns which volumes grow in a change, for whoever knows whether their class can: it alone decides. Source: `PvcReconciler`. */
import { textAt } from '../../../source/plain.ts';
import type { ClusterChange } from '../effect.ts';
import { claimsOf } from '../of-nodes/claims-left.ts';
import { bytesOf, diffDisks, type Volume } from './disk-diff.ts';
import { type Disks, disksOf } from './disks.ts';

export interface GrowingVolume {
  /** Name of the pool, or `zookeeper`. */
  readonly pool: string;
  /** Undefined where none is named: then it is the default class of the Kubernetes cluster. */
  readonly class: string | undefined;
  /** As they are written. */
  readonly from: string;
  readonly to: string;
  /** Names of the claims; an override may give one another class. */
  readonly claims: readonly string[];
}

/** Those that the operator would let grow; where it ignores a change of the storage, none of the pool. */
export function growingVolumes(change: ClusterChange): readonly GrowingVolume[] {
  return disksOf(change).flatMap((disks) => {
    const { refused, volumes } = diffDisks(disks.before, disks.after, disks.kept, change.after.release);
    return refused.length > 0 ? [] : volumes.flatMap((one) => growth(change, disks, one));
  });
}

export function growth({ before }: ClusterChange, { subject, pods }: Disks, volume: Volume): readonly GrowingVolume[] {
  const [bytes, next] = [bytesOf(volume.before), bytesOf(volume.after)];
  if (bytes === undefined || next === undefined || next <= bytes) return [];
  const prefix = volume.id === undefined ? 'data-' : `data-${volume.id}-`;
  const claims = claimsOf(before, pods).filter((one) => one.name === `${prefix}${one.pod}`);
  const classes = [...new Set(claims.map((one) => one.class))];
  return classes.map((name) => ({
    pool: subject,
    class: name,
    from: textAt(volume.before, 'size') ?? '',
    to: textAt(volume.after, 'size') ?? '',
    claims: claims.filter((one) => one.class === name).map((one) => one.name),
  }));
}
