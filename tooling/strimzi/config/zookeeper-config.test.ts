/** What ZooKeeper 3.8.4 starts with, and what not, was tried with its own code on top of the operator's defaults. */
import { expect, test } from 'vitest';
import { zookeeperFaults } from './zookeeper-config.ts';

const read = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split(';').flatMap((pair) => (pair === '' ? [] : [pair.split('=') as [string, string]])));

test.each([
  '',
  'tickTime= 2000 ',
  'syncLimit=-1',
  'autopurge.purgeInterval=0',
  'autopurge.purgeInterval=-1',
  'autopurge.snapRetainCount=1',
  'maxClientCnxns=0',
  'maxClientCnxns=-1',
  'minSessionTimeout=40000',
  'minSessionTimeout=-1;maxSessionTimeout=-1',
  'syncEnabled=TRUE',
  'localSessionsUpgradingEnabled=true',
  'electionAlg=3',
  'peerType=observer',
  'snapshot.compression.method=zip',
  'admin.enableServer=maybe',
  'foo.bar=1',
  'jvm.pause.monitor.run=maybe',
  'oraclePath=/x',
  'preAllocSize=x',
])('starts with `%s`', (text) => {
  expect(zookeeperFaults(read(text))).toEqual([]);
});

test.each([
  'tickTime=0',
  'tickTime=-5',
  'tickTime=2s',
  'initLimit=0',
  'syncLimit=0',
  'initLimit=abc',
  'autopurge.purgeInterval=1h',
  'autopurge.snapRetainCount=x',
  'maxClientCnxns=many',
  'minSessionTimeout=50000',
  'maxSessionTimeout=1000',
  'tickTime=2000.5',
  'tickTime=3000000000',
  'syncEnabled=maybe',
  'localSessionsEnabled=yes',
  'electionAlg=x',
  'electionAlg=1',
  'quorum.cnxn.threads.size=x',
  'clientPortListenBacklog=x',
  'quorumListenOnAllIPs=maybe',
  'peerType=foo',
  'jvm.pause.warn-threshold.ms=x',
  'connectToLearnerMasterLimit=x',
  'multiAddress.enabled=maybe',
  'portUnification=maybe',
])('ends with `%s`', (text) => {
  expect(zookeeperFaults(read(text))).toHaveLength(1);
});
