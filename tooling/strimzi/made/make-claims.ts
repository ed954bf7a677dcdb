/** Owns the claims of nodes. Source: Strimzi 0.45.2 and 1.2.0, `PersistentVolumeClaimUtils`, `VolumeUtils`. */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, numberAt, textAt } from '../../source/plain.ts';
import type { MadeObject } from './made.ts';
import type { NodeSet } from './make-nodes.ts';

export function addClaims(objects: MadeObject[], namespace: string, set: NodeSet): void {
  const { storage } = set;
  const add = (volume: Plain | undefined, prefix: string, metadata: boolean): void => {
    if (textAt(volume, 'type') !== 'persistent-claim') return;
    for (const id of set.ids) {
      const pod = `${set.podsName}-${id}`;
      objects.push({
        kind: 'PersistentVolumeClaim',
        namespace,
        component: set.part,
        name: `${prefix}-${pod}`,
        pool: set.pool,
        pod,
        size: textAt(volume, 'size'),
        class: classFor(volume, id),
        deleteClaim: flagAt(volume, 'deleteClaim') ?? false,
        metadata: set.holdsMetadata && metadata,
      });
    }
  };
  if (textAt(storage, 'type') !== 'jbod') {
    add(storage, 'data', true);
    return;
  }
  const volumes = listAt(storage, 'volumes');
  const metadata = metadataVolume(volumes);
  for (const volume of volumes) add(volume, `data-${numberAt(volume, 'id') ?? ''}`, volume === metadata);
}

/** The one that says so; else the one with the lowest id. */
export function metadataVolume(volumes: readonly Plain[]): Plain | undefined {
  const id = (volume: Plain): number => numberAt(volume, 'id') ?? Number.POSITIVE_INFINITY;
  return (
    volumes.find((one) => textAt(one, 'kraftMetadata') === 'shared') ?? [...volumes].sort((a, b) => id(a) - id(b))[0]
  );
}

/** Overrides are gone from 0.46 on, where the API server drops them. */
function classFor(volume: Plain | undefined, id: number): string | undefined {
  const override = listAt(volume, 'overrides').find((one) => numberAt(one, 'broker') === id);
  return textAt(override, 'class') ?? textAt(volume, 'class');
}
