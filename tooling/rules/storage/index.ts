/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import claimDeletedWithCluster from './claim-deleted-with-cluster.ts';
import classBindsImmediately from './class-binds-immediately.ts';
import classCannotGrow from './class-cannot-grow.ts';
import classDeletesDisks from './class-deletes-disks.ts';
import diskSizeUnreadable from './disk-size-unreadable.ts';
import diskWithoutSize from './disk-without-size.ts';
import retentionAboveDisk from './retention-above-disk.ts';
import retentionGivenTwice from './retention-given-twice.ts';
import retentionUnlimited from './retention-unlimited.ts';
import storageClassUnknown from './storage-class-unknown.ts';
import storageEphemeral from './storage-ephemeral.ts';
import storageSizeLimits from './storage-size-limits.ts';
import tieredStorageOutranked from './tiered-storage-outranked.ts';
import tieredStoragePluginMissing from './tiered-storage-plugin-missing.ts';
import tieredStorageRefused from './tiered-storage-refused.ts';
import volumeClassesDiffer from './volume-classes-differ.ts';
import volumeIdRepeated from './volume-id-repeated.ts';
import volumesDifferInSize from './volumes-differ-in-size.ts';
import zookeeperForgetsBrokers from './zookeeper-forgets-brokers.ts';

export const storage = group('storage', 'Storage', [
  claimDeletedWithCluster,
  classBindsImmediately,
  classCannotGrow,
  classDeletesDisks,
  diskSizeUnreadable,
  diskWithoutSize,
  retentionAboveDisk,
  retentionGivenTwice,
  retentionUnlimited,
  storageClassUnknown,
  storageEphemeral,
  storageSizeLimits,
  tieredStorageOutranked,
  tieredStoragePluginMissing,
  tieredStorageRefused,
  volumeClassesDiffer,
  volumeIdRepeated,
  volumesDifferInSize,
  zookeeperForgetsBrokers,
]);
