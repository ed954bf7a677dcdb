import { inCluster } from '../context.ts';
import { demandOf, kafkaHosts } from '../kafka-hosts.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodeOf, nodesOf } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { ownApart, roomFor } from './room.ts';

export default defineKafkaRule({
  id: 'no-spare-host',
  summary: 'In production there is one host more than there are brokers, or ZooKeeper nodes.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `While a host is drained, replaced or broken, the broker on it needs another one. Where no two may share a host and every host
has one, it stays pending for as long as the maintenance lasts, and a second fault in that time stops writes.`,
  fix: 'Add a host to the node pool and correct `nodes` in cluster.yaml, or let the pods run on further pools.',
  bad: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 3, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
`,
    'orders.yaml': 'zookeeper: { nodes: 3, placement: { hosts: required } }\n',
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h, cn-hangzhou-i, cn-hangzhou-j] }
`,
  },
  check(context, report) {
    const { kafka, kubernetes } = context;
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      const hosts = kafkaHosts(context, part);
      const replicas = kafka.replicas(part);
      if (hosts === undefined || replicas < 2 || ownApart(kafka, part).length === 0) continue;
      if (roomFor(hosts, demandOf(kafka, part)).hosts !== replicas) continue;
      const [pool] = hosts.pools;
      if (pool === undefined) continue;
      const nodes = inCluster(kubernetes, 'nodePools', pool.index, 'nodes');
      report(
        `Each of the ${replicas} hosts that can take a ${nodeOf[part]} has one, so under maintenance of a host one of the ${nodesOf[part]} stays pending; add a host.`,
        firstWritten(nodes, kafka.place('spec', part, 'replicas')),
      );
    }
  },
});
