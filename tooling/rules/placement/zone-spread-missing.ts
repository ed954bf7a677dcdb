import { isSince } from '../../strimzi/releases.ts';
import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import { zoneKey } from '../hosts.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted } from '../wording.ts';
import { peersOf, sumOfReplicas } from './crowds.ts';
import { calledByPlacement, fieldOfPlacement, routeOfPlacement } from './place-of.ts';
import { antiAffinityTerms, ownTerms, spreadConstraints } from './placement-terms.ts';
import { zonesOf } from './zones.ts';

export default defineKafkaRule({
  id: 'zone-spread-missing',
  summary: 'Where hosts are in several zones, brokers, controllers and ZooKeeper nodes are spread over them.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Without being told, the scheduler may put a majority of the controllers or ZooKeeper nodes, or all brokers, into one zone; the loss of that
zone is then the loss of the cluster. Up to Strimzi 0.48 a rack on the zone label is enough for brokers and controllers, as the
operator then prefers other zones for each of them; since 0.49 it does not, and for ZooKeeper it never did.`,
  fix: 'Leave `placement.spread` out, or set it to `preferred` or `required`.',
  bad: `zookeeper:
  placement:
    spread: any
`,
  good: `zookeeper:
  placement:
    spread: preferred
`,
  check(context, report) {
    for (const nodes of context.kafka?.nodes ?? []) {
      const zones = zonesOf(context, [nodes]).length;
      if (zones < 2 || sumOfReplicas(peersOf(context, nodes)) < 2 || isSpread(context, nodes)) continue;
      report(
        `The hosts are in ${counted(zones, 'zone')} but nothing spreads the ${calledByPlacement(context.cluster, nodes)} over them; ${adviceFor(context, nodes)}.`,
        placeOf(context, nodes),
      );
    }
  },
});

function isSpread(context: KafkaContext, nodes: Nodes): boolean {
  if (isSpreadByRack(context, nodes)) return true;
  const terms = [...spreadConstraints(nodes), ...antiAffinityTerms(nodes)];
  return ownTerms(context, nodes, terms).some((term) => term.topologyKey === zoneKey);
}

/**
 * With a rack, the operator up to 0.48 adds a preferred anti-affinity on its label, to controllers too. Source: Strimzi 0.45.2 and
 * 0.48.0, `KafkaCluster.getMergedAffinity`; gone in 0.49.0.
 */
function isSpreadByRack({ kafka, release }: KafkaContext, { part }: Nodes): boolean {
  return (
    part === 'kafka' && !isSince(release, '0.49') && kafka?.text('spec', 'kafka', 'rack', 'topologyKey') === zoneKey
  );
}

function adviceFor({ cluster }: KafkaContext, nodes: Nodes): string {
  const placement = nodes.spec?.placement;
  if (placement === undefined || placement.affinity !== undefined)
    return `add a preferred \`podAntiAffinity\` term on \`${zoneKey}\``;
  return placement.spread === 'any'
    ? `set \`${fieldOfPlacement(cluster, nodes, 'spread')}\` to \`preferred\``
    : 'a patch takes the spread away: leave it in';
}

function placeOf({ cluster }: KafkaContext, nodes: Nodes): Place {
  const { spec } = nodes;
  const route = routeOfPlacement(cluster, nodes);
  if (spec === undefined) return nodes.place('template', 'pod');
  if (spec.placement.affinity !== undefined) return inCluster(cluster, ...route, 'affinity');
  return spec.placement.spread === 'any' ? inCluster(cluster, ...route, 'spread') : inPatches(cluster);
}
