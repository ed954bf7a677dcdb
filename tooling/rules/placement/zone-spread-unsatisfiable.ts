import type { NodePoolSpec } from '../../model/schema/kubernetes-cluster.ts';
import { numberAt } from '../../source/plain.ts';
import type { KafkaContext } from '../context.ts';
import { type HostSet, zoneKey } from '../hosts.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledTogether, listNames } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { areAllApart, sumOfReplicas } from './crowds.ts';
import { fieldOfPlacement } from './place-of.ts';
import { ownTerms, selects, spreadConstraints, type Term } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'zone-spread-unsatisfiable',
  summary: 'A required spread over zones can be met by the hosts that each zone has.',
  severity: 'error',
  why: `A required spread counts the pods of each zone, and lets none of them have more than \`maxSkew\` above the zone with the fewest.
Where no two pods may share a host, a zone with few hosts thus limits all others, and the pods left over stay pending although there
are free hosts elsewhere. Brokers of several pools are counted together.`,
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
    const told = new Set<Nodes>();
    for (const nodes of context.kafka?.nodes ?? []) {
      for (const term of requiredSpread(context, nodes)) {
        const hosts = kafkaHosts(context, nodes);
        if (hosts?.zones === undefined || !hosts.sure || told.has(nodes)) continue;
        const spread = spreadWith(context, nodes, term);
        const replicas = sumOfReplicas(spread);
        const most = mostPods(context, nodes, term, hosts);
        // More pods than hosts: too-few-hosts.
        if (replicas > hosts.count || replicas <= most) continue;
        for (const one of spread) told.add(one);
        const fields = spread.map((one) => fieldOfPlacement(context.cluster, one, 'spread'));
        report(
          `A required spread lets ${most} of the ${replicas} ${calledTogether(spread)} run on the hosts that the zones have, so the others stay pending; set ${listNames([...new Set(fields)])} to \`preferred\`.`,
          firstWritten(nodes.place(...term.route, 'whenUnsatisfiable'), ...spread.map((one) => one.place('replicas'))),
        );
      }
    }
  },
});

function requiredSpread(context: KafkaContext, nodes: Nodes): readonly Term[] {
  const required = spreadConstraints(nodes).filter((term) => term.required && term.topologyKey === zoneKey);
  return ownTerms(context, nodes, required);
}

/** Nodes that keep to the same: those of other pools that are counted with these, have the same hosts and must be spread as well. */
function spreadWith(context: KafkaContext, nodes: Nodes, term: Term): readonly Nodes[] {
  const { maxSkew, minDomains } = limitsOf(nodes, term);
  const hostsText = (one: Nodes): string =>
    (kafkaHosts(context, one)?.pools ?? []).map((pool) => [pool.index, pool.zones]).join(';');
  const isSame = (one: Nodes, other: Term): boolean => {
    const limits = limitsOf(one, other);
    return limits.maxSkew === maxSkew && limits.minDomains === minDomains && selects(context, other, nodes);
  };
  return (context.kafka?.nodes ?? []).filter(
    (one) =>
      one === nodes ||
      (one.replicas > 0 &&
        selects(context, term, one) &&
        hostsText(one) === hostsText(nodes) &&
        requiredSpread(context, one).some((other) => isSame(one, other))),
  );
}

function limitsOf(nodes: Nodes, { route }: Term): { readonly maxSkew: number; readonly minDomains: number } {
  const constraint = nodes.map(...route);
  return { maxSkew: numberAt(constraint, 'maxSkew') ?? 1, minDomains: numberAt(constraint, 'minDomains') ?? 1 };
}

/**
 * The zone with the fewest hosts is full first; no other may then be further than the skew ahead of it. It is full only where no two
 * of all pods that are counted may share a host.
 */
function mostPods(context: KafkaContext, nodes: Nodes, term: Term, { pools, zones = [] }: HostSet): number {
  const { maxSkew, minDomains } = limitsOf(nodes, term);
  if (zones.length < minDomains) return zones.length * maxSkew;
  const counted = (context.kafka?.nodes ?? []).filter((one) => one.replicas > 0 && selects(context, term, one));
  if (!areAllApart(context, counted)) return Infinity;
  const capacities = zones.map((zone) => pools.reduce((sum, { spec }) => sum + hostsIn(spec, zone), 0));
  const fewest = Math.min(...capacities);
  return capacities.reduce((sum, capacity) => sum + Math.min(capacity, fewest + maxSkew), 0);
}

/** At most: each of the other zones of the pool has a node too. */
function hostsIn({ nodes, zones = [] }: NodePoolSpec, zone: string): number {
  return zones.includes(zone) ? Math.max(0, nodes - (zones.length - 1)) : 0;
}
