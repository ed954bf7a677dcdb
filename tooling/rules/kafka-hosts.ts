/** Owns how rules read where nodes of a Kafka cluster may run and what each asks for, once for all rules that want to know. */
import type { KubernetesCluster } from '../model/model.ts';
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import { parseCpu, parseQuantity } from '../source/quantity.ts';
import type { KafkaContext } from './context.ts';
import { type HostPool, type Hosts, hostsFor } from './hosts.ts';
import type { Nodes } from './nodes.ts';
import type { Place } from './place.ts';
import { oncePerNodes } from './remember.ts';

const hostsOf = oncePerNodes((nodes, kubernetes: KubernetesCluster): Hosts => {
  const { affinity, tolerations } = nodes.map('template', 'pod');
  return hostsFor(kubernetes, { affinity, tolerations });
});

/** The hosts that these nodes may run on; undefined where cluster.yaml describes no node pool. */
export function kafkaHosts({ kubernetes }: KafkaContext, nodes: Nodes): Hosts | undefined {
  return kubernetes.spec.nodePools.length === 0 ? undefined : hostsOf(nodes, kubernetes);
}

/** What the scheduler sets aside for a pod: millicores and bytes. A limit without a request is the request. */
export interface Demand {
  readonly cpu: number;
  readonly memory: number;
}

export const demandOf = oncePerNodes((nodes): Demand => {
  const quantity = (resource: keyof Demand): number =>
    nodes.quantity('resources', 'requests', resource) ?? nodes.quantity('resources', 'limits', resource) ?? 0;
  return { cpu: Math.round(quantity('cpu') * 1000), memory: quantity('memory') };
});

/** Where these are written. */
export function demandPlaces(nodes: Nodes): Readonly<Record<keyof Demand, Place>> {
  const place = (resource: keyof Demand): Place => {
    const request = ['resources', 'requests', resource] as const;
    return nodes.place(...(nodes.has(...request) ? request : (['resources', 'limits', resource] as const)));
  };
  return { cpu: place('cpu'), memory: place('memory') };
}

const offers = new WeakMap<NodePoolSpec, Demand>();

/** What a node of the pool has for pods. */
export function offerOf(pool: NodePoolSpec): Demand {
  const offer = offers.get(pool) ?? {
    cpu: parseCpu(pool.cpu) ?? Infinity,
    memory: parseQuantity(pool.memory) ?? Infinity,
  };
  offers.set(pool, offer);
  return offer;
}

/** So many of these pods at most on one node of the pool. */
export function podsPerNode({ spec }: HostPool, demand: Demand): number {
  const offer = offerOf(spec);
  const fits = (has: number, asks: number): number => (asks <= 0 ? Infinity : Math.floor(has / asks));
  return Math.min(fits(offer.cpu, demand.cpu), fits(offer.memory, demand.memory));
}
