/** Owns how rules read where the nodes of a Kafka resource may run and what each asks for, once for all rules that want to know. */
import type { NodePoolSpec } from '../model/schema/kubernetes-cluster.ts';
import { parseCpu, parseQuantity } from '../source/quantity.ts';
import type { KafkaContext } from './context.ts';
import { type HostPool, type Hosts, hostsFor } from './hosts.ts';
import type { KafkaResource, Part } from './kafka-resource.ts';
import type { Place } from './place.ts';
import { oncePerPart } from './remember.ts';

const known: Readonly<Record<Part, WeakMap<KafkaResource, Hosts>>> = { kafka: new WeakMap(), zookeeper: new WeakMap() };

/** The hosts of a part; undefined without a Kafka resource, and where cluster.yaml describes no node pool. */
export function kafkaHosts({ kafka, kubernetes }: KafkaContext, part: Part): Hosts | undefined {
  if (kafka === undefined || kubernetes.spec.nodePools.length === 0) return undefined;
  const found = known[part].get(kafka);
  if (found !== undefined) return found;
  const { affinity, tolerations } = kafka.map('spec', part, 'template', 'pod');
  const hosts = hostsFor(kubernetes, { affinity, tolerations });
  known[part].set(kafka, hosts);
  return hosts;
}

/** What the scheduler sets aside for a pod: millicores and bytes. A limit without a request is the request. */
export interface Demand {
  readonly cpu: number;
  readonly memory: number;
}

export const demandOf = oncePerPart((kafka, part): Demand => {
  const { cpu, memory } = demandPlaces(kafka, part);
  const quantity = (place: Place): number => kafka.quantity(...place.route) ?? 0;
  return { cpu: Math.round(quantity(cpu) * 1000), memory: quantity(memory) };
});

/** Where these are written. */
export function demandPlaces(kafka: KafkaResource, part: Part): Readonly<Record<keyof Demand, Place>> {
  const place = (resource: keyof Demand): Place => {
    const request = ['spec', part, 'resources', 'requests', resource] as const;
    return kafka.place(
      ...(kafka.has(...request) ? request : (['spec', part, 'resources', 'limits', resource] as const)),
    );
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
