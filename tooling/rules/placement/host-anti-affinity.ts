import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import { namespaceOf, type Part } from '../kafka-resource.ts';
import type { Mend } from '../mend.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { nodesOf } from '../wording.ts';
import { antiAffinityTerms, missOf, podsOf } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'host-anti-affinity',
  summary: 'No two brokers and no two ZooKeeper nodes run on one host.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `A host that is lost takes all pods on it. Two of three brokers on one host leave one copy of many partitions: fewer than
\`min.insync.replicas\`, so writes stop, and the records that only those two had are gone if their disks were local. Two of three
ZooKeeper nodes are a majority, without which no broker can become a leader. Neither Kubernetes nor the operator keeps pods apart by
itself, and a preference gives way just when hosts are scarce, such as after the loss of one.`,
  fix: `Leave \`placement.hosts\` out, or set it to \`required\`. There must be at least one host more than there are nodes, or a host
under maintenance leaves a pod pending. Outside of production \`preferred\` is enough.`,
  mends: 'Sets `placement.hosts` to `required` where there is at least one host more than there are nodes.',
  bad: `kafka:
  placement:
    hosts: preferred
`,
  good: `kafka:
  placement:
    hosts: required
`,
  check(context, report) {
    for (const part of ['kafka', 'zookeeper'] as const) {
      const verdict = judgePart(context, part);
      if (verdict !== undefined) report(...verdict, [], mendFor(context, part));
    }
  },
});

function judgePart(context: KafkaContext, part: Part): [message: string, place: Place] | undefined {
  const { kafka, cluster } = context;
  if (kafka === undefined || kafka.replicas(part) < 2) return undefined;
  const terms = antiAffinityTerms(kafka, part);
  const pods = podsOf(kafka, part);
  const own = terms.filter((term) => missOf(term, pods, namespaceOf(kafka)) === undefined);
  if (own.some((term) => term.required)) return undefined;
  const [preferred] = own;
  const advice = adviceFor(context, part);
  if (preferred !== undefined) {
    if (cluster.spec.tier !== 'production') return undefined;
    const message = `The ${nodesOf[part]} only prefer separate hosts, so two share one where hosts are scarce; ${advice}.`;
    return [message, kafka.place(...preferred.route)];
  }
  // A term for other pods: placement-selector says which label is wrong.
  if (terms.length > 0) return undefined;
  return [`Nothing keeps two ${nodesOf[part]} off one host; ${advice}.`, placeOfNothing(context, part)];
}

/** With too few hosts, pods would be left pending; where cluster.yaml does not tell all of them, there is no telling. */
function mendFor(context: KafkaContext, part: Part): Mend | undefined {
  const { cluster, kafka } = context;
  const { affinity, hosts } = cluster.spec[part].placement;
  const known = kafkaHosts(context, part);
  const isEnough = known?.sure === true && known.count > (kafka?.replicas(part) ?? Infinity);
  if (affinity !== undefined || hosts === 'required' || !isEnough) return undefined;
  return { set: 'required', at: inCluster(cluster, part, 'placement', 'hosts') };
}

function adviceFor({ cluster }: KafkaContext, part: Part): string {
  const { affinity, hosts } = cluster.spec[part].placement;
  if (affinity !== undefined) return 'add a required `podAntiAffinity` term on `kubernetes.io/hostname`';
  // What was asked for is not there, which only a patch can do.
  if (hosts === 'required') return 'a patch takes the anti-affinity away: leave it in';
  return `set \`${part}.placement.hosts\` to \`required\``;
}

/** What was written instead: an affinity of one's own, `hosts: any`, or a patch that took the term away. */
function placeOfNothing({ cluster }: KafkaContext, part: Part): Place {
  const { placement } = cluster.spec[part];
  if (placement.affinity !== undefined) return inCluster(cluster, part, 'placement', 'affinity');
  if (placement.hosts !== 'any') return inPatches(cluster);
  return inCluster(cluster, part, 'placement', 'hosts');
}
