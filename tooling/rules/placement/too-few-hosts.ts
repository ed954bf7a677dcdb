import { inCluster, type KafkaContext } from '../context.ts';
import { zoneKey } from '../hosts.ts';
import { demandOf, kafkaHosts, podsPerNode } from '../kafka-hosts.ts';
import type { Part } from '../kafka-resource.ts';
import { defineKafkaRule } from '../rule.ts';
import { counted, nodesOf } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { ownApart, roomFor } from './room.ts';

export default defineKafkaRule({
  id: 'too-few-hosts',
  summary: 'There are enough hosts for all brokers and all ZooKeeper nodes of a cluster.',
  severity: 'error',
  why: `Where no two brokers may share a host, or a zone, there must be at least as many as there are brokers, and each large enough.
The pods left over stay pending; the operator makes all of them at once and then waits for each, so the cluster does not become
ready, and no later change of it is carried out.`,
  fix: `Add hosts to the node pool and correct \`nodes\` in cluster.yaml, let the pods run on further pools, or run fewer of them.`,
  bad: `kafka:
  brokers: 10
`,
  good: `kafka:
  brokers: 8
`,
  check(context, report) {
    const { kafka, kubernetes } = context;
    if (kafka === undefined) return;
    for (const part of ['kafka', 'zookeeper'] as const) {
      const shortage = shortageOf(context, part);
      if (shortage === undefined) continue;
      const replicas = kafka.place('spec', part, 'replicas');
      const demand = demandOf(kafka, part);
      const large = (kafkaHosts(context, part)?.pools ?? []).filter((pool) => podsPerNode(pool, demand) >= 1);
      const pools = large.map(({ index, spec }) => ({
        place: inCluster(kubernetes, 'nodePools', index, 'nodes'),
        message: `the nodes of \`${spec.name}\``,
      }));
      const place = firstWritten(replicas, ...pools.map((one) => one.place));
      report(
        shortage,
        place,
        pools.filter((one) => one.place !== place),
      );
    }
  },
});

function shortageOf(context: KafkaContext, part: Part): string | undefined {
  const { kafka } = context;
  const hosts = kafkaHosts(context, part);
  if (kafka === undefined || hosts === undefined) return undefined;
  const replicas = kafka.replicas(part);
  const room = roomFor(hosts, demandOf(kafka, part));
  // No host at all, or none that is large enough, is what other rules say.
  if (room.hosts === 0) return undefined;
  const nodes = `The ${replicas} ${nodesOf[part]}`;
  const pending = (places: number): string => {
    const left = replicas - places;
    return `${left} of them ${left === 1 ? 'stays' : 'stay'} pending; run ${places} at most, or add hosts.`;
  };
  const apart = ownApart(kafka, part);
  const zones = hosts.zones?.length ?? 0;
  if (zones > 0 && replicas > zones && apart.some((term) => term.topologyKey === zoneKey))
    return `${nodes} may not share a zone and have ${counted(zones, 'zone')} to run in, so ${pending(zones)}`;
  const places = apart.length > 0 ? room.hosts : room.pods;
  if (replicas <= places) return undefined;
  return apart.length > 0
    ? `${nodes} may not share a host but only ${counted(places, 'host')} can take one, so ${pending(places)}`
    : `The hosts have room for ${places} of the ${replicas} ${nodesOf[part]}, so ${pending(places)}`;
}
