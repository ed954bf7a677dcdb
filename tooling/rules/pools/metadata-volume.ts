/** Owns which volume of a node the log of the metadata is on. Source: Strimzi 0.45.2 and 1.2.0, `VolumeUtils.kraftMetadataPath`. */
import type { Nodes } from '../nodes.ts';
import { type Volume, volumesOf } from '../storage/volumes.ts';

/** The one that is named, else the one with the lowest number. */
export function metadataVolume(nodes: Nodes): Volume | undefined {
  const volumes = volumesOf(nodes);
  return (
    volumes.find(({ route }) => nodes.has(...route, 'kraftMetadata')) ??
    [...volumes].sort((a, b) => (a.id ?? 0) - (b.id ?? 0))[0]
  );
}
