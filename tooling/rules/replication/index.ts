/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import cruiseControlRefused from './cruise-control-refused.ts';
import cruiseControlSamplesRefused from './cruise-control-samples-refused.ts';
import minIsrBelowTwo from './min-isr-below-two.ts';
import offsetCommitsNotReplicated from './offset-commits-not-replicated.ts';
import replicaLagBelowFetchWait from './replica-lag-below-fetch-wait.ts';
import replicationAboveBrokers from './replication-above-brokers.ts';
import replicationBelowThree from './replication-below-three.ts';
import replicationNotAboveMinIsr from './replication-not-above-min-isr.ts';
import topicsMadeByMistake from './topics-made-by-mistake.ts';
import uncleanLeaderElection from './unclean-leader-election.ts';
import zookeeperBelowThree from './zookeeper-below-three.ts';
import zookeeperNodesEven from './zookeeper-nodes-even.ts';

export const replication = group('replication', 'Replication', [
  cruiseControlRefused,
  cruiseControlSamplesRefused,
  minIsrBelowTwo,
  offsetCommitsNotReplicated,
  replicaLagBelowFetchWait,
  replicationAboveBrokers,
  replicationBelowThree,
  replicationNotAboveMinIsr,
  topicsMadeByMistake,
  uncleanLeaderElection,
  zookeeperBelowThree,
  zookeeperNodesEven,
]);
