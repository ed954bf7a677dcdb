import type { NodePoolSpec } from '../../model/schema/kubernetes-cluster.ts';
import { numberAt } from '../../source/plain.ts';
import { type Hosts, zoneKey } from '../hosts.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { ownTerms, spreadConstraints } from './placement-terms.ts';
import { ownApart } from './room.ts';

export default defineKafkaRule({
  id: 'zone-spread-unsatisfiable',
  summary: 'A required spread over zones can be met by the hosts that each zone has.',
  severity: 'error',
  why: `A required spread counts the pods of each zone, and lets none of them have more than \`maxSkew\` above the zone with the fewest.
Where no two pods may share a host, a zone with few hosts thus limits all others, and the pods left over stay pending although there
are free hosts elsewhere.`,
  fix: `Set \`placement.spread\` to \`preferred\`, which spreads as well as it can; or give the zones like numbers of hosts.`,
  bad: {
    'cluster.yaml': `nodePools:
  - { name: kafka-h, nodes: 1, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h] }
  - { name: kafka-i, nodes: 8, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-i] }
`,
    'orders.yaml': `kafka:
  brokers: 5
  placement:
    spread: required
`,
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka-h, nodes: 3, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-h] }
  - { name: kafka-i, nodes: 8, cpu: 15500m, memory: 60Gi, zones: [cn-hangzhou-i] }
`,
    'orders.yaml': `kafka:
  brokers: 5
  placement:
    spread: required
`,
  },
  check(context, report) {
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      const hosts = kafkaHosts(context, part);
      const replicas = kafka.replicas(part);
      // More pods than hosts: too-few-hosts.
      if (hosts?.zones === undefined || !hosts.sure || replicas > hosts.count) continue;
      const constraints = ownTerms(kafka, part, spreadConstraints(kafka, part));
      for (const { route } of constraints.filter((term) => term.required && term.topologyKey === zoneKey)) {
        const constraint = kafka.map(...route);
        const maxSkew = numberAt(constraint, 'maxSkew') ?? 1;
        const minDomains = numberAt(constraint, 'minDomains') ?? 1;
        const isApart = ownApart(kafka, part).length > 0;
        const most = mostPods(hosts, maxSkew, minDomains, isApart);
        if (replicas <= most) continue;
        report(
          `A required spread lets ${most} of the ${replicas} ${nodesOf[part]} run on the hosts that the zones have, so the others stay pending; set \`${part}.placement.spread\` to \`preferred\`.`,
          firstWritten(kafka.place(...route, 'whenUnsatisfiable'), kafka.place('spec', part, 'replicas')),
        );
      }
    }
  },
});

/** The zone with the fewest hosts is full first; no other may then be further than the skew ahead of it. */
function mostPods({ pools, zones = [] }: Hosts, maxSkew: number, minDomains: number, isApart: boolean): number {
  if (zones.length < minDomains) return zones.length * maxSkew;
  if (!isApart) return Infinity;
  const capacities = zones.map((zone) => pools.reduce((sum, { spec }) => sum + hostsIn(spec, zone), 0));
  const fewest = Math.min(...capacities);
  return capacities.reduce((sum, capacity) => sum + Math.min(capacity, fewest + maxSkew), 0);
}

/** At most: each of the other zones of the pool has a node too. */
function hostsIn({ nodes, zones = [] }: NodePoolSpec, zone: string): number {
  return zones.includes(zone) ? Math.max(0, nodes - (zones.length - 1)) : 0;
}
