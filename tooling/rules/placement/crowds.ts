/**
 * Owns which nodes of a cluster are kept apart from which: brokers of several pools are one crowd as much as those of one pool, and
 * together they need hosts, or zones, that are as many as they are.
 */
import type { KafkaContext } from '../context.ts';
import { type HostPool, type HostSet, hostSet, unite } from '../hosts.ts';
import { demandOf, kafkaHosts, podsPerNode } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';
import { oncePerNodes } from '../remember.ts';
import { antiAffinityTerms, ownTerms, selects, type Term } from './placement-terms.ts';

/** Nodes of which no two may share a host. */
export interface Crowd {
  readonly nodes: readonly Nodes[];
  readonly replicas: number;
  /** Every host that any of them may run on and that is large enough for it. */
  readonly hosts: HostSet;
}

const apartTerms = oncePerNodes((nodes): readonly Term[] => antiAffinityTerms(nodes).filter((term) => term.required));

/** What keeps these nodes from each other in any case. Whatever its topology, it keeps them off one host. */
export function ownApart(context: KafkaContext, nodes: Nodes): readonly Term[] {
  return ownTerms(context, nodes, apartTerms(nodes));
}

/** Other nodes of the same kind and these: all brokers, all controllers, all of ZooKeeper. */
export function peersOf({ kafka }: KafkaContext, { part, roles }: Nodes): readonly Nodes[] {
  const isPeer = (one: Nodes): boolean =>
    one.part === part && (part === 'zookeeper' || one.roles.some((role) => roles.includes(role)));
  return (kafka?.nodes ?? []).filter((one) => one.replicas > 0 && isPeer(one));
}

export function sumOfReplicas(nodes: readonly Nodes[]): number {
  return nodes.reduce((sum, one) => sum + one.replicas, 0);
}

/**
 * @param topologyKey the label that keeps them apart; undefined for any, which keeps them off one host.
 * @returns those that have hosts, smaller ones first. Of nodes that have other hosts than the rest of their crowd there is a crowd of
 * their own: what is too much for some is too much for all.
 */
export function crowdsOf(context: KafkaContext, topologyKey?: string): readonly Crowd[] {
  const byKey = known.get(context) ?? new Map<string | undefined, readonly Crowd[]>();
  known.set(context, byKey);
  const crowds = byKey.get(topologyKey) ?? findCrowds(context, topologyKey);
  byKey.set(topologyKey, crowds);
  return crowds;
}

const known = new WeakMap<KafkaContext, Map<string | undefined, readonly Crowd[]>>();

function findCrowds(context: KafkaContext, topologyKey: string | undefined): readonly Crowd[] {
  const hosts = new Map<Nodes, HostSet>();
  for (const nodes of context.kafka?.nodes ?? []) {
    const large = nodes.replicas > 0 ? largeEnough(context, nodes) : undefined;
    if (large !== undefined && large.count > 0) hosts.set(nodes, large);
  }
  const apart = (a: Nodes, b: Nodes): boolean => areApart(context, a, b, topologyKey);
  const all = [...hosts.keys()].filter((one) => apart(one, one));
  const crowds = new Map<string, readonly Nodes[]>();
  for (const seed of all) {
    const crowd = [seed];
    for (const one of all) if (one !== seed && crowd.every((other) => apart(one, other))) crowd.push(one);
    const sorted = all.filter((one) => crowd.includes(one));
    crowds.set(sorted.map((one) => one.podsName).join(), sorted);
  }
  return [...crowds.values()]
    .flatMap((crowd) => splitByHosts(crowd, hosts))
    .sort((a, b) => a.nodes.length - b.nodes.length);
}

/** Whether no two of these nodes may share a host. */
export function areAllApart(context: KafkaContext, nodes: readonly Nodes[]): boolean {
  return nodes.every((one, index) => nodes.slice(index).every((other) => areApart(context, one, other, undefined)));
}

/** A term counts in both directions: nobody may come to a host where a pod wants nobody like that. */
function areApart(context: KafkaContext, a: Nodes, b: Nodes, topologyKey: string | undefined): boolean {
  if (a === b && a.replicas === 1) return true;
  const keeps = (from: Nodes, off: Nodes): boolean =>
    apartTerms(from).some(
      (term) => (topologyKey === undefined || term.topologyKey === topologyKey) && selects(context, term, off),
    );
  return keeps(a, b) || keeps(b, a);
}

function largeEnough(context: KafkaContext, nodes: Nodes): HostSet | undefined {
  const hosts = kafkaHosts(context, nodes);
  if (hosts === undefined) return undefined;
  const demand = demandOf(nodes);
  return hostSet(
    hosts.pools.filter((pool) => podsPerNode(pool, demand) >= 1),
    hosts.sure,
  );
}

/** So many unions of hosts are looked at; three kinds of nodes have seven at most. */
const mostUnions = 64;

function splitByHosts(crowd: readonly Nodes[], hostsOf: ReadonlyMap<Nodes, HostSet>): readonly Crowd[] {
  const unions = new Map<string, HostSet>();
  const add = (hosts: HostSet): void => {
    if (unions.size < mostUnions) unions.set(hosts.pools.map(({ index, zones }) => [index, zones]).join(';'), hosts);
  };
  for (const nodes of crowd) {
    const hosts = hostsOf.get(nodes);
    if (hosts === undefined) continue;
    for (const one of [...unions.values()]) add(unite([one, hosts]));
    add(hosts);
  }
  const found = new Map<string, Crowd>();
  for (const hosts of unions.values()) {
    const nodes = crowd.filter((one) => isWithin(hostsOf.get(one), hosts));
    found.set(nodes.map((one) => one.podsName).join(), { nodes, replicas: sumOfReplicas(nodes), hosts });
  }
  return [...found.values()];
}

function isWithin(some: HostSet | undefined, all: HostSet): boolean {
  return some?.pools.every((pool) => all.pools.some((one) => holds(one, pool))) === true;
}

function holds({ index, zones }: HostPool, pool: HostPool): boolean {
  return index === pool.index && (zones === undefined || pool.zones?.every((zone) => zones.includes(zone)) === true);
}
