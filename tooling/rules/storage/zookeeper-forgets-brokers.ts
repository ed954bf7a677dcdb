import { defineKafkaRule } from '../rule.ts';
import { forgetsBrokers } from './forgets-brokers.ts';
import { placeOfType, volumesOf } from './volumes.ts';

export default defineKafkaRule({
  id: 'zookeeper-forgets-brokers',
  summary: 'A single ZooKeeper node has a disk if the brokers have.',
  severity: 'error',
  dataLoss: true,
  why: `ZooKeeper holds the id of the cluster, all topics, and where their partitions are; the disks of brokers remember that id. A
single ZooKeeper node without a disk begins with nothing after each restart, under a new id: brokers refuse to start with a disk of
another cluster, and what is on it belongs to no topic any more.`,
  fix: 'Give ZooKeeper a disk, or let the brokers be ephemeral too.',
  bad: `tier: development
zookeeper:
  nodes: 1
  storage: { ephemeral: true }
`,
  good: `tier: development
kafka:
  storage: { ephemeral: true }
zookeeper:
  nodes: 1
  storage: { ephemeral: true }
`,
  check(context, report) {
    const { kafka } = context;
    const disk = kafka?.nodes.filter((one) => one.part === 'zookeeper').flatMap(volumesOf)[0];
    if (kafka === undefined || disk === undefined || !forgetsBrokers(kafka)) return;
    report(
      'The only ZooKeeper node has no disk, so after its first restart the brokers do not start on theirs; give it a `size` in place of `ephemeral`.',
      placeOfType(context, disk),
    );
  },
});
