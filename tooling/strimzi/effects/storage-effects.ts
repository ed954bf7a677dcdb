/** Owns what a change of disks does, for brokers, pools and ZooKeeper: made as a whole, or not at all. */
import type { ClusterChange, Effect, EffectFact, FieldChange } from './effect.ts';
import { fieldsAt, nodeChangeOf } from './of-nodes/node-change.ts';
import { diffDisks } from './of-storage/disk-diff.ts';
import { type Disks, disksOf } from './of-storage/disks.ts';
import { ignoredStorage } from './of-storage/ignored-storage.ts';
import { volumeEffects } from './of-storage/volume-effects.ts';

export { type GrowingVolume, growingVolumes } from './of-storage/growing-volumes.ts';

export const storageFacts = {
  'storage-ignored': {
    when: 'A disk would be smaller, of another type, class, selector or size limit, or JBOD volumes would have an id twice or two places for the metadata.',
    source: 'Strimzi 0.45.2 and 1.2.0, `StorageDiff`, `KafkaPool.fromCrd`; 0.45.2, `ZookeeperCluster.fromCrd`.',
  },
  'volumes-grow': {
    when: 'A disk is larger than before.',
    source: 'Strimzi 0.45.2 and 1.2.0, `PvcReconciler.resizePvc`.',
  },
  'volume-added': {
    when: 'A JBOD storage has one volume more.',
    source: 'Strimzi 0.45.2 and 1.2.0, `StorageDiff`, `VolumeUtils`: pods mount it, so they are made anew.',
  },
  'volume-removed': {
    when: 'A JBOD storage has one volume less.',
    source: 'Strimzi 0.45.2 and 1.2.0, `StorageDiff`: allowed, and nobody looks what is on it.',
  },
  'metadata-volume-moved': {
    when: 'The volume with the log of the metadata is another, by `kraftMetadata` or as the lowest id.',
    source:
      'Strimzi 1.2.0, `VolumeUtils.kraftMetadataPath`, `kafka_run.sh`, and the guide on where the metadata log is.',
  },
  'delete-claim-changed': {
    when: '`deleteClaim` of a disk is another.',
    source: 'Strimzi 0.45.2 and 1.2.0, `PersistentVolumeClaimUtils`: owner and annotation of the claim.',
  },
  'volume-attributes-changed': {
    when: 'The VolumeAttributesClass of a disk is another.',
    source: 'Strimzi 0.49.0, change log; 1.2.0, `StorageDiff`, `PersistentVolumeClaimUtils`.',
  },
  'storage-overrides-changed': {
    when: 'The classes that single nodes have for their disks are others.',
    source: 'Strimzi 0.45.2, `StorageDiff.isOverrideChangeAllowed`; gone with 0.46.',
  },
  'storage-same': {
    when: 'Storage is written otherwise and means the same, or no node has it.',
    source: 'Strimzi 0.45.2 and 1.2.0, `StorageDiff`, `NodePoolUtils`.',
  },
} as const satisfies Readonly<Record<string, EffectFact>>;

export function storageEffects(change: ClusterChange): readonly Effect[] {
  const told = disksOf(change).flatMap((disks) => effectsOf(change, disks));
  return [...told, ...unused(change, new Set(told.flatMap((one) => one.changes)))];
}

function effectsOf(change: ClusterChange, disks: Disks): readonly Effect[] {
  if (disks.kept.length === 0) return [];
  const diff = diffDisks(disks.before, disks.after, disks.kept, change.after.release);
  if (diff.refused.length > 0) return [ignoredStorage(change, disks, diff)];
  const made = volumeEffects(change, disks, diff);
  const known = new Set(made.flatMap((one) => one.changes));
  const rest = disks.fields.filter((one) => !known.has(one) && change.fields.includes(one));
  return rest.length === 0 || disks.isSwitched
    ? made
    : [...made, same(disks.subject, rest, `Storage of \`${disks.subject}\` means the same as before.`)];
}

/** Storage that no node has: of a pool without nodes, or in the Kafka resource beside pools. */
function unused(change: ClusterChange, told: ReadonlySet<FieldChange>): readonly Effect[] {
  const { cluster, from, to } = nodeChangeOf(change);
  const isSwitched = (from === 'zookeeper') !== (to === 'zookeeper');
  const left = (kind: string, name: string, ...route: readonly string[]): readonly FieldChange[] =>
    fieldsAt(change, kind, name, ...route).filter((one) => !told.has(one));
  const ofPools = change.fields.flatMap((one) => (one.kind === 'KafkaNodePool' ? [one.name] : []));
  const groups = [
    ...[...new Set(ofPools)].map((name) => ({ subject: name, fields: left('KafkaNodePool', name, 'spec', 'storage') })),
    { subject: 'kafka', fields: isSwitched ? [] : left('Kafka', cluster, 'spec', 'kafka', 'storage') },
  ];
  return groups
    .filter(({ fields }) => fields.length > 0)
    .map(({ subject, fields }) => same(subject, fields, 'No node that runs has this storage; nothing happens to one.'));
}

function same(subject: string, changes: readonly FieldChange[], says: string): Effect {
  return { id: 'storage-same', subject, outcome: 'none', risk: 'none', changes, says };
}
