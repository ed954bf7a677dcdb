import { formatCpu, formatMemory } from '../../source/quantity.ts';
import { inCluster, type KafkaContext } from '../context.ts';
import type { Hosts } from '../hosts.ts';
import { type Demand, demandOf, demandPlaces, kafkaHosts, offerOf, podsPerNode } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule, type Report } from '../rule.ts';
import { fieldOfPlacement } from './place-of.ts';

export default defineKafkaRule({
  id: 'larger-than-any-host',
  summary: 'A broker, or a ZooKeeper node, fits on one of the hosts it may run on.',
  severity: 'error',
  why: `A pod runs where its requests fit into what a host has left for pods, which is less than the machine has: of 4 CPU and 16 GiB
Kubernetes keeps a part for itself. A pod that is larger than every host stays pending for ever.`,
  fix: 'Lower `cpu` or `memory`, or use larger hosts and describe them in `nodePools` of cluster.yaml.',
  bad: {
    'cluster.yaml': `nodePools:
  # The shape is called 4c16g.
  - { name: kafka, nodes: 4, cpu: 3920m, memory: 13Gi }
`,
    'orders.yaml': 'kafka: { cpu: 4, memory: 12Gi }\n',
  },
  good: {
    'cluster.yaml': `nodePools:
  - { name: kafka, nodes: 4, cpu: 7800m, memory: 28Gi }
`,
    'orders.yaml': 'kafka: { cpu: 4, memory: 12Gi }\n',
  },
  check(context, report) {
    for (const nodes of context.kafka?.nodes ?? []) checkNodes(context, nodes, report);
  },
});

const format: Readonly<Record<keyof Demand, (value: number) => string>> = {
  cpu: (value) => `${formatCpu(value)} CPU`,
  memory: formatMemory,
};

function checkNodes(context: KafkaContext, nodes: Nodes, report: Report): void {
  const { kubernetes } = context;
  const hosts = kafkaHosts(context, nodes);
  if (hosts === undefined || hosts.pools.length === 0) return;
  const demand = demandOf(nodes);
  if (hosts.pools.some((pool) => podsPerNode(pool, demand) >= 1)) return;
  const places = demandPlaces(nodes);
  const advice = adviceFor(context, nodes, hosts, demand);
  const tell = (asks: string, has: string, place: Place, at: number, field: string): void => {
    const { spec, index } = hosts.pools[at] ?? { spec: { name: '' }, index: 0 };
    report(`A ${nodes.one} asks for ${asks} but ${has}, so it stays pending; ${advice}.`, place, [
      { place: inCluster(kubernetes, 'nodePools', index, field), message: `the hosts of \`${spec.name}\`` },
    ]);
  };
  const offers = hosts.pools.map((pool) => offerOf(pool.spec));
  const short = (['cpu', 'memory'] as const).filter((one) => offers.every((offer) => offer[one] < demand[one]));
  for (const one of short) {
    const best = largest(offers.map((offer) => offer[one]));
    const pool = hosts.pools[best]?.spec.name ?? '';
    const has = `the largest host it may run on, of pool \`${pool}\`, has ${format[one](offers[best]?.[one] ?? 0)}`;
    tell(format[one](demand[one]), has, places[one], best, one);
  }
  if (short.length > 0) return;
  // Each of the two fits somewhere, but nowhere both.
  const best = largest(offers.map((offer) => offer.memory));
  const has = `no host it may run on has both: the largest has ${format.cpu(offers[best]?.cpu ?? 0)} and ${format.memory(offers[best]?.memory ?? 0)}`;
  tell(`${format.cpu(demand.cpu)} and ${format.memory(demand.memory)}`, has, places.memory, best, 'memory');
}

/** A pool that is large enough and takes only those who ask for it is what was meant, more often than not. */
function adviceFor({ cluster }: KafkaContext, nodes: Nodes, { refusing }: Hosts, demand: Demand): string {
  const placement = nodes.spec?.placement;
  const isFree =
    placement !== undefined &&
    placement.nodePool === undefined &&
    placement.affinity === undefined &&
    placement.nodeSelector === undefined;
  const fits = refusing.find(({ spec, kind }) => {
    const offer = offerOf(spec);
    return kind === 'taint' && offer.cpu >= demand.cpu && offer.memory >= demand.memory;
  });
  return isFree && fits !== undefined
    ? `pool \`${fits.spec.name}\` has larger hosts: set \`${fieldOfPlacement(cluster, nodes, 'nodePool')}\` to \`${fits.spec.name}\``
    : 'lower its requests or use larger hosts';
}

function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
