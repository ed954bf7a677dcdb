/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import minIsrBelowTwo from './min-isr-below-two.ts';
import replicationAboveBrokers from './replication-above-brokers.ts';
import replicationBelowThree from './replication-below-three.ts';
import replicationNotAboveMinIsr from './replication-not-above-min-isr.ts';

export const replication = group('replication', 'Replication', [
  minIsrBelowTwo,
  replicationAboveBrokers,
  replicationBelowThree,
  replicationNotAboveMinIsr,
]);
