import { inCluster, type KafkaContext } from '../context.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledTogether } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { crowdsOf, peersOf, sumOfReplicas } from './crowds.ts';

export default defineKafkaRule({
  id: 'no-spare-host',
  summary: 'In production there is one host more than there are brokers, controllers or ZooKeeper nodes.',
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
    const told: (readonly Nodes[])[] = [];
    for (const { nodes, replicas, hosts } of crowdsOf(context)) {
      const [pool] = hosts.pools;
      const isTold = told.some((one) => one.every((node) => nodes.includes(node)));
      if (pool === undefined || isTold || hosts.count > replicas || isAlone(context, nodes)) continue;
      told.push(nodes);
      // Fewer than there are nodes: too-few-hosts.
      if (hosts.count < replicas) continue;
      report(
        messageOf(nodes, replicas),
        firstWritten(
          inCluster(context.kubernetes, 'nodePools', pool.index, 'nodes'),
          ...nodes.map((one) => one.place('replicas')),
        ),
      );
    }
  },
});

/** A single node of its kind has no maintenance without a break. */
function isAlone(context: KafkaContext, nodes: readonly Nodes[]): boolean {
  return nodes.every((one) => sumOfReplicas(peersOf(context, one)) < 2);
}

function messageOf(nodes: readonly Nodes[], replicas: number): string {
  const called = calledTogether(nodes);
  const [single] = nodes;
  const one = nodes.length === 1 && single !== undefined ? `a ${single.one}` : `one of the ${called}`;
  return replicas === 1
    ? `The only host that can take ${one} has it, so under maintenance of that host it stays pending; add a host.`
    : `Each of the ${replicas} hosts that can take ${one} has one, so under maintenance of a host one of the ${called} stays pending; add a host.`;
}
