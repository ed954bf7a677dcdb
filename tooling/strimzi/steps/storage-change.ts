/**
 * Owns which changes of disks the operator does not make: it leaves all of the storage as it was, with a warning in the status. Source:
 * Strimzi 0.45.2, `StorageDiff`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { listAt, numberAt, textAt } from '../../source/plain.ts';
import { parseQuantity } from '../../source/quantity.ts';

export interface StorageChange {
  /** Below the storage. */
  readonly route: Route;
  /** A clause that can go on with where. */
  readonly says: string;
  readonly remedy: string;
}

/** @returns what is not made, and volumes that come or go, which would be made. */
export function storageChange(before: Plain | undefined, after: Plain | undefined): readonly StorageChange[] {
  const [from, to] = [textAt(before, 'type'), textAt(after, 'type')];
  if (from !== to)
    return [
      { route: ['type'], says: `Storage of type \`${from}\` would become \`${to}\``, remedy: `keep \`${from}\`` },
    ];
  if (from !== 'jbod') return claimChange(before, after, 'The disk', []);
  const [old, now] = [listAt(before, 'volumes'), listAt(after, 'volumes')];
  const ids = (volumes: readonly Plain[]): string =>
    volumes
      .map((one) => numberAt(one, 'id') ?? 0)
      .sort((a, b) => a - b)
      .join(', ');
  if (ids(old) !== ids(now))
    return [
      {
        route: ['volumes'],
        says: `Volumes ${ids(old)} would become ${ids(now)}`,
        remedy: `keep those with the ids ${ids(old)}`,
      },
    ];
  return now.flatMap((volume, index) => {
    const id = numberAt(volume, 'id');
    const other = old.find((one) => numberAt(one, 'id') === id);
    return claimChange(other, volume, `Volume ${id}`, ['volumes', index]);
  });
}

function claimChange(
  before: Plain | undefined,
  after: Plain | undefined,
  what: string,
  route: Route,
): readonly StorageChange[] {
  const changes: StorageChange[] = [];
  const [from, to] = [textAt(before, 'class'), textAt(after, 'class')];
  if (from !== to)
    changes.push({
      route: [...route, 'class'],
      says: `${what} of class ${shown(from)} would be of class ${shown(to)}`,
      remedy: `keep ${shown(from)}`,
    });
  const [size, next] = [textAt(before, 'size'), textAt(after, 'size')];
  const [bytes, nextBytes] = [parseQuantity(size ?? ''), parseQuantity(next ?? '')];
  if (bytes !== undefined && nextBytes !== undefined && nextBytes < bytes)
    changes.push({
      route: [...route, 'size'],
      says: `${what} of ${size} would shrink to ${next}`,
      remedy: `keep ${size}`,
    });
  return changes;
}

function shown(name: string | undefined): string {
  return name === undefined ? 'none' : `\`${name}\``;
}
