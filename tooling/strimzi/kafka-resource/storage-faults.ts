/**
 * Owns what the operator says to the disks of nodes, from one resource alone: changes of disks are no affair of this. Source: Strimzi
 * 0.45.2 and 1.2.0, `StorageUtils`, `VolumeUtils`, `StorageDiff`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { hasAt, listAt, numberAt, textAt } from '../../source/plain.ts';

export type StorageFaultKind =
  | 'storage-missing'
  | 'size-missing'
  | 'volumes-missing'
  | 'volume-id-missing'
  | 'volume-id-twice'
  | 'metadata-volume-twice';

export interface StorageFault {
  readonly what: StorageFaultKind;
  /** Below the storage. */
  readonly route: Route;
  /** Follows the name of who has the disks. */
  readonly says: string;
  readonly remedy: string;
  /**
   * `ignored`: with every storage change of the pool, and with a warning, but for the first time: then there is nothing to compare with.
   */
  readonly effect: 'refused' | 'ignored';
  /** The operator's class. */
  readonly source: string;
}

export function storageFaults(storage: Plain | undefined): readonly StorageFault[] {
  if (storage === undefined || storage === null)
    return [
      {
        what: 'storage-missing',
        route: [],
        says: 'has no storage',
        remedy: 'set `type` to `jbod`, `persistent-claim` or `ephemeral`',
        effect: 'refused',
        source: 'VolumeUtils',
      },
    ];
  if (textAt(storage, 'type') !== 'jbod') return withoutSize(storage, [], 'has a disk');
  const volumes = listAt(storage, 'volumes');
  if (volumes.length === 0)
    return [
      {
        what: 'volumes-missing',
        route: ['volumes'],
        says: 'has JBOD storage without volumes',
        remedy: 'give it one volume at least',
        effect: 'refused',
        source: 'StorageUtils',
      },
    ];
  return [
    ...volumes.flatMap((volume, at) =>
      withoutSize(volume, ['volumes', at], `has a volume ${numberAt(volume, 'id') ?? at}`),
    ),
    ...volumes.flatMap((volume, at) => idFault(volumes, volume, at)),
    ...metadataTwice(volumes),
  ];
}

/** Whether data are gone when a pod is. Source: `StorageUtils.usesEphemeral`. */
export function isEphemeral(storage: Plain | undefined): boolean {
  return [storage ?? null, ...listAt(storage, 'volumes')].some((one) => textAt(one, 'type') === 'ephemeral');
}

function withoutSize(volume: Plain, route: Route, says: string): readonly StorageFault[] {
  if (textAt(volume, 'type') !== 'persistent-claim' || hasSize(volume)) return [];
  return [
    {
      what: 'size-missing',
      route: [...route, 'size'],
      says: `${says} without a size`,
      remedy: 'set `size`, such as `100Gi`',
      effect: 'refused',
      source: 'StorageUtils',
    },
  ];
}

function hasSize(volume: Plain): boolean {
  return textAt(volume, 'size') !== undefined || numberAt(volume, 'size') !== undefined;
}

function idFault(volumes: readonly Plain[], volume: Plain, at: number): readonly StorageFault[] {
  const id = numberAt(volume, 'id');
  const route = ['volumes', at, 'id'];
  if (id === undefined)
    return [
      {
        what: 'volume-id-missing',
        route,
        says: 'has a JBOD volume without an id',
        remedy: 'number the volumes from 0 on',
        effect: 'refused',
        source: 'VolumeUtils',
      },
    ];
  if (volumes.findIndex((one) => numberAt(one, 'id') === id) === at) return [];
  return [
    {
      what: 'volume-id-twice',
      route,
      says: `has two volumes with id ${id}`,
      remedy: 'give each an id of its own',
      effect: 'ignored',
      source: 'StorageDiff',
    },
  ];
}

function metadataTwice(volumes: readonly Plain[]): readonly StorageFault[] {
  const [, second] = volumes.flatMap((volume, at) => (hasAt(volume, 'kraftMetadata') ? [at] : []));
  if (second === undefined) return [];
  return [
    {
      what: 'metadata-volume-twice',
      route: ['volumes', second, 'kraftMetadata'],
      says: 'has two volumes for the metadata of KRaft',
      remedy: 'leave `kraftMetadata: shared` at one',
      effect: 'ignored',
      source: 'StorageDiff',
    },
  ];
}
