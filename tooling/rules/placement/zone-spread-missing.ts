import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import { zoneKey } from '../hosts.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import type { KafkaResource, Part } from '../kafka-resource.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted, nodesOf } from '../wording.ts';
import { antiAffinityTerms, ownTerms, spreadConstraints } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'zone-spread-missing',
  summary: 'Where hosts are in several zones, brokers and ZooKeeper nodes are spread over them.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Without being told, the scheduler may put a majority of the ZooKeeper nodes, or all brokers, into one zone; the loss of that
zone is then the loss of the cluster. For brokers a rack on the zone label is enough, as the operator then prefers other zones for
each of them; for ZooKeeper nobody does.`,
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
    const { kafka } = context;
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      const hosts = kafkaHosts(context, part);
      const zones = hosts?.sure === true ? (hosts.zones?.length ?? 0) : 0;
      if (zones < 2 || kafka.replicas(part) < 2 || isSpread(kafka, part)) continue;
      report(
        `The hosts are in ${counted(zones, 'zone')} but nothing spreads the ${nodesOf[part]} over them; ${adviceFor(context, part)}.`,
        placeOf(context, part),
      );
    }
  },
});

/** With a rack, the operator adds a preferred anti-affinity on its label. Source: 0.45.2, `KafkaCluster.getMergedAffinity`. */
function isSpread(kafka: KafkaResource, part: Part): boolean {
  if (part === 'kafka' && kafka.text('spec', 'kafka', 'rack', 'topologyKey') === zoneKey) return true;
  const terms = [...spreadConstraints(kafka, part), ...antiAffinityTerms(kafka, part)];
  return ownTerms(kafka, part, terms).some((term) => term.topologyKey === zoneKey);
}

function adviceFor({ cluster }: KafkaContext, part: Part): string {
  const { affinity, spread } = cluster.spec[part].placement;
  if (affinity !== undefined) return `add a preferred \`podAntiAffinity\` term on \`${zoneKey}\``;
  return spread === 'any'
    ? `set \`${part}.placement.spread\` to \`preferred\``
    : 'a patch takes the spread away: leave it in';
}

function placeOf({ cluster }: KafkaContext, part: Part): Place {
  const { affinity, spread } = cluster.spec[part].placement;
  if (affinity !== undefined) return inCluster(cluster, part, 'placement', 'affinity');
  return spread === 'any' ? inCluster(cluster, part, 'placement', 'spread') : inPatches(cluster);
}
