import { inCluster, type KafkaContext } from '../context.ts';
import { type HostPool, zoneKey } from '../hosts.ts';
import { demandOf, kafkaHosts, podsPerNode } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledTogether, counted } from '../wording.ts';
import { firstWritten } from '../written.ts';
import { type Crowd, crowdsOf, ownApart } from './crowds.ts';

export default defineKafkaRule({
  id: 'too-few-hosts',
  summary: 'There are enough hosts for all brokers, controllers and ZooKeeper nodes of a cluster.',
  severity: 'error',
  why: `Where no two brokers may share a host, or a zone, there must be at least as many as there are brokers, whatever their pools, and
each large enough.
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
    const { kubernetes } = context;
    for (const { nodes, message, pools } of shortagesOf(context)) {
      const [first, ...others] = nodes.map((one) => one.place('replicas'));
      if (first === undefined) continue;
      const hosts = pools.map(({ index, spec }) => ({
        place: inCluster(kubernetes, 'nodePools', index, 'nodes'),
        message: `the nodes of \`${spec.name}\``,
      }));
      const place = firstWritten(first, ...others, ...hosts.map((one) => one.place));
      report(
        message,
        place,
        hosts.filter((one) => one.place !== place),
      );
    }
  },
});

interface Shortage {
  readonly nodes: readonly Nodes[];
  readonly message: string;
  /** Where hosts that are large enough come from. */
  readonly pools: readonly HostPool[];
}

/** What is too few for some nodes is not told again of all that they are part of. */
function shortagesOf(context: KafkaContext): readonly Shortage[] {
  const found: Shortage[] = [];
  const add = (shortage: Shortage | undefined): void => {
    const isTold = found.some((one) => one.nodes.every((node) => shortage?.nodes.includes(node)));
    if (shortage !== undefined && !isTold) found.push(shortage);
  };
  for (const crowd of crowdsOf(context, zoneKey)) add(tooFewZones(crowd));
  for (const crowd of crowdsOf(context)) add(tooFewHosts(crowd));
  for (const nodes of context.kafka?.nodes ?? []) add(tooLittleRoom(context, nodes));
  return found;
}

function tooFewZones({ nodes, replicas, hosts }: Crowd): Shortage | undefined {
  const zones = hosts.zones?.length ?? 0;
  if (zones === 0 || replicas <= zones) return undefined;
  const message = `The ${replicas} ${calledTogether(nodes)} may not share a zone and have ${counted(zones, 'zone')} to run in, so ${pending(replicas, zones)}`;
  return { nodes, message, pools: hosts.pools };
}

function tooFewHosts({ nodes, replicas, hosts }: Crowd): Shortage | undefined {
  if (replicas <= hosts.count) return undefined;
  const message = `The ${replicas} ${calledTogether(nodes)} may not share a host but only ${counted(hosts.count, 'host')} can take one, so ${pending(replicas, hosts.count)}`;
  return { nodes, message, pools: hosts.pools };
}

/** Nodes that may share a host. */
function tooLittleRoom(context: KafkaContext, nodes: Nodes): Shortage | undefined {
  const hosts = kafkaHosts(context, nodes);
  if (hosts === undefined || ownApart(context, nodes).length > 0) return undefined;
  const demand = demandOf(nodes);
  const pools = hosts.pools.filter((pool) => podsPerNode(pool, demand) >= 1);
  const room = pools.reduce((sum, pool) => sum + pool.nodes * podsPerNode(pool, demand), 0);
  // No host at all, or none that is large enough, is what other rules say.
  if (pools.length === 0 || nodes.replicas <= room) return undefined;
  const message = `The hosts have room for ${room} of the ${nodes.replicas} ${nodes.called}, so ${pending(nodes.replicas, room)}`;
  return { nodes: [nodes], message, pools };
}

function pending(replicas: number, places: number): string {
  const left = replicas - places;
  return `${left} of them ${left === 1 ? 'stays' : 'stay'} pending; run ${places} at most, or add hosts.`;
}
