import { formatCpu, formatMemory } from '../../source/quantity.ts';
import { inCluster, type KafkaContext, type KubernetesContext } from '../context.ts';
import { type Demand, demandOf, demandPlaces, kafkaHosts, offerOf } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKubernetesRule, type Report } from '../rule.ts';
import { calledTogether, listNames } from '../wording.ts';

export default defineKubernetesRule({
  id: 'node-pools-overcommitted',
  summary: 'All Kafka clusters of a node pool together ask for no more than it has.',
  severity: 'error',
  why: `Each cluster by itself may fit, and all of them not: the scheduler places pods until the hosts are full, and the last ones to come
stay pending. That may be a broker which had to leave its host for an upgrade, long after the merge that was one too many.`,
  fix: 'Add hosts and correct `nodes` in cluster.yaml, move a cluster to another pool, or lower requests.',
  bad: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 3920m, memory: 28Gi }
`,
    'orders.yaml': 'kafka: { cpu: 3 }\n',
    'payments.yaml': 'kafka: { cpu: 3 }\n',
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 8, cpu: 3920m, memory: 28Gi }
`,
    'orders.yaml': 'kafka: { cpu: 3 }\n',
    'payments.yaml': 'kafka: { cpu: 3 }\n',
  },
  check(context, report) {
    const loads = context.kafka.flatMap(loadsOf);
    const sets = new Map(loads.map((load) => [load.pools.join(), load.pools]));
    const told: (readonly number[])[] = [];
    // Small sets first: what is too much for them need not be told again of the larger ones they are part of.
    for (const pools of [...sets.values()].sort((a, b) => a.length - b.length)) {
      if (told.some((one) => one.every((index) => pools.includes(index)))) continue;
      if (checkPools(context, pools, loads, report)) told.push(pools);
    }
  },
});

/** What nodes that are alike ask for together, and the pools they may run on. */
interface Load {
  readonly kafka: KafkaContext;
  readonly nodes: Nodes;
  readonly pools: readonly number[];
  readonly total: Demand;
}

function loadsOf(context: KafkaContext): readonly Load[] {
  return (context.kafka?.nodes ?? []).flatMap((nodes) => {
    const hosts = kafkaHosts(context, nodes);
    if (hosts === undefined || hosts.pools.length === 0) return [];
    const each = demandOf(nodes);
    const total = { cpu: each.cpu * nodes.replicas, memory: each.memory * nodes.replicas };
    const pools = hosts.pools.map((pool) => pool.index);
    const room = roomOf(context.kubernetes.spec.nodePools, pools);
    // Too much by itself: too-few-hosts and larger-than-any-host say so.
    return total.cpu > room.cpu || total.memory > room.memory ? [] : [{ kafka: context, nodes, pools, total }];
  });
}

function checkPools(
  { kubernetes }: KubernetesContext,
  pools: readonly number[],
  loads: readonly Load[],
  report: Report,
): boolean {
  const within = loads.filter((load) => load.pools.every((index) => pools.includes(index)));
  const room = roomOf(kubernetes.spec.nodePools, pools);
  const names = listNames(pools.map((index) => kubernetes.spec.nodePools[index]?.name ?? ''));
  const sum = (of: keyof Demand): number => sumOf(within, of);
  const tooMuch = (of: keyof Demand, asks: string, has: string): boolean => {
    if (sum(of) <= room[of]) return false;
    const clusters = [...new Set(within.map((load) => load.kafka))]
      .map((kafka) => within.filter((load) => load.kafka === kafka))
      .sort((a, b) => sumOf(b, of) - sumOf(a, of));
    report(
      `${whoOf(clusters)} ask for ${asks} on ${names}, which has ${has}, so some pods stay pending; add hosts or lower requests.`,
      inCluster(kubernetes, 'nodePools', pools[0] ?? 0, 'nodes'),
      clusters.slice(0, 5).flatMap((own) => {
        const [largest] = [...own].sort((a, b) => b.total[of] - a.total[of]);
        return largest === undefined
          ? []
          : [{ place: demandPlaces(largest.nodes)[of], message: `what ${largest.kafka.cluster.id} asks for` }];
      }),
    );
    return true;
  };
  return (
    tooMuch('cpu', `${formatCpu(sum('cpu'))} CPU`, formatCpu(room.cpu)) ||
    tooMuch('memory', `${formatMemory(sum('memory'))} of memory`, formatMemory(room.memory))
  );
}

function sumOf(loads: readonly Load[], of: keyof Demand): number {
  return loads.reduce((sum, load) => sum + load.total[of], 0);
}

function whoOf(clusters: readonly (readonly Load[])[]): string {
  const [own, ...others] = clusters;
  if (own === undefined || others.length > 0) return `${clusters.length} Kafka clusters`;
  const called = calledTogether(own.map((load) => load.nodes));
  return `${called.charAt(0).toUpperCase()}${called.slice(1)} of \`${own[0]?.kafka.cluster.spec.name}\``;
}

type Pools = KubernetesContext['kubernetes']['spec']['nodePools'];

function roomOf(nodePools: Pools, pools: readonly number[]): Demand {
  const room = { cpu: 0, memory: 0 };
  for (const index of pools) {
    const pool = nodePools[index];
    if (pool === undefined) continue;
    const offer = offerOf(pool);
    room.cpu += offer.cpu * pool.nodes;
    room.memory += offer.memory * pool.nodes;
  }
  return room;
}
