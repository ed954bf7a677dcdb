import { kafkaHosts } from '../kafka-hosts.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
import { placeOfHosts } from './place-of.ts';

/** Three nodes in three zones outlive the loss of each of them; in two, the larger zone holds a majority. */
const needed = 3;

export default defineKafkaRule({
  id: 'zone-loss-stops-cluster',
  summary: 'Where there are three zones, a production cluster uses three.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `In two zones, one of them holds a majority of the ZooKeeper nodes and two of the three copies of many partitions. When that
zone is lost, ZooKeeper stops, and so do writes. In three zones the loss of any one is outlived.`,
  fix: 'Leave `placement.zones` out, name three zones, or take a node pool that has hosts in three.',
  bad: `zookeeper:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-i]
`,
  good: `zookeeper:
  placement:
    zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j]
`,
  check(context, report) {
    const { kafka, kubernetes, cluster } = context;
    const available = kubernetes.spec.zones.length;
    if (kafka === undefined || available < needed) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      const hosts = kafkaHosts(context, part);
      const used = hosts?.sure === true ? (hosts.zones?.length ?? 0) : 0;
      const unknown = cluster.spec[part].placement.zones?.some((zone) => !kubernetes.spec.zones.includes(zone));
      if (used === 0 || used >= needed || unknown === true || kafka.replicas(part) < needed) continue;
      const loss = used === 1 ? 'its loss' : 'the loss of the larger one';
      const effect = part === 'zookeeper' ? 'stops ZooKeeper' : 'stops writes';
      report(
        `The ${nodesOf[part]} run in ${used} of the ${available} zones, and ${loss} ${effect}; place them in ${needed}.`,
        placeOfHosts(context, part),
      );
    }
  },
});
