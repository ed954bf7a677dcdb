/** Owns in which zones nodes run, where cluster.yaml tells. */
import type { KafkaContext } from '../context.ts';
import { unite } from '../hosts.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import type { Nodes } from '../nodes.ts';

/** The zones that these nodes together run in; none where that is not sure. */
export function zonesOf(context: KafkaContext, nodes: readonly Nodes[]): readonly string[] {
  const hosts = nodes.filter((one) => one.replicas > 0).map((one) => kafkaHosts(context, one));
  const known = hosts.filter((one) => one !== undefined);
  const all = unite(known);
  return known.length === hosts.length && all.sure ? (all.zones ?? []) : [];
}
