import { inCluster, inPatches, type KafkaContext } from '../context.ts';
import { kafkaHosts } from '../kafka-hosts.ts';
import type { Mend } from '../mend.ts';
import type { Nodes } from '../nodes.ts';
import type { Place } from '../place.ts';
import { defineKafkaRule } from '../rule.ts';
import { calledTogether } from '../wording.ts';
import { peersOf, sumOfReplicas } from './crowds.ts';
import { calledByPlacement, fieldOfPlacement, routeOfPlacement } from './place-of.ts';
import { antiAffinityTerms, selects, type Term } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'host-anti-affinity',
  summary: 'No two brokers, no two controllers and no two ZooKeeper nodes run on one host.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  why: `A host that is lost takes all pods on it. Two of three brokers on one host leave one copy of many partitions: fewer than
\`min.insync.replicas\`, so writes stop, and the records that only those two had are gone if their disks were local. Two of three
controllers, or ZooKeeper nodes, are a majority, without which no broker can become a leader. Brokers of two pools count like those of
one. Neither Kubernetes nor the operator keeps pods apart by itself, and a preference gives way just when hosts are scarce, such as
after the loss of one.`,
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
    for (const nodes of context.kafka?.nodes ?? []) {
      const verdict = isSound(context, nodes) ? judgePeers(context, nodes) : judgeOwn(context, nodes);
      if (verdict !== undefined) report(...verdict, [], mendFor(context, nodes));
    }
  },
});

type Verdict = [message: string, place: Place];

function judgeOwn(context: KafkaContext, nodes: Nodes): Verdict | undefined {
  const called = calledByPlacement(context.cluster, nodes);
  const preferred = termBetween(context, nodes, nodes);
  const advice = adviceFor(context, nodes);
  if (preferred !== undefined) return onlyPreferred(called, nodes.place(...preferred.route), advice);
  // A term for other pods: placement-selector says which label is wrong.
  if (antiAffinityTerms(nodes).length > 0) return undefined;
  return [`Nothing keeps two ${called} off one host; ${advice}.`, placeOfNothing(context, nodes)];
}

/** Two brokers on one host are no better for being of two pools, each of which keeps its own apart. */
function judgePeers(context: KafkaContext, nodes: Nodes): Verdict | undefined {
  const peers = peersOf(context, nodes);
  // A pool without nodes is nobody's peer.
  const later = peers.includes(nodes) ? peers.slice(peers.indexOf(nodes) + 1) : [];
  const others = later.filter((one) => isSound(context, one) && !isKept(context, termBetween(context, nodes, one)));
  const [other] = others;
  if (other === undefined) return undefined;
  const together = calledTogether([nodes, ...others]);
  const advice = adviceFor(context, nodes);
  const preferred = antiAffinityTerms(nodes).find((term) => selects(context, term, other));
  return termBetween(context, nodes, other) === undefined
    ? [`Nothing keeps ${together} off one host; ${advice}.`, placeOfNothing(context, nodes)]
    : onlyPreferred(
        together,
        preferred === undefined ? placeOfNothing(context, nodes) : nodes.place(...preferred.route),
        advice,
      );
}

function onlyPreferred(called: string, place: Place, advice: string): Verdict {
  const message = `The ${called} only prefer separate hosts, so two share one where hosts are scarce; ${advice}.`;
  return [message, place];
}

function isSound(context: KafkaContext, nodes: Nodes): boolean {
  return nodes.replicas < 2 || isKept(context, termBetween(context, nodes, nodes));
}

/** Outside of production a preference is enough. */
function isKept({ cluster }: KafkaContext, term: Term | undefined): boolean {
  return term !== undefined && (term.required || cluster.spec.tier !== 'production');
}

/** The term that keeps nodes from others, whichever of them has it; a required one if there is one. */
function termBetween(context: KafkaContext, a: Nodes, b: Nodes): Term | undefined {
  const terms = [
    ...antiAffinityTerms(a).filter((term) => selects(context, term, b)),
    ...antiAffinityTerms(b).filter((term) => selects(context, term, a)),
  ];
  return terms.find((term) => term.required) ?? terms[0];
}

/** With too few hosts, pods would be left pending; where cluster.yaml does not tell all of them, there is no telling. */
function mendFor(context: KafkaContext, nodes: Nodes): Mend | undefined {
  const { cluster } = context;
  const { spec } = nodes;
  if (spec === undefined || spec.placement.affinity !== undefined || spec.placement.hosts === 'required')
    return undefined;
  const known = kafkaHosts(context, nodes);
  const isEnough = known?.sure === true && known.count > sumOfReplicas(peersOf(context, nodes));
  return isEnough
    ? { set: 'required', at: inCluster(cluster, ...routeOfPlacement(cluster, nodes), 'hosts') }
    : undefined;
}

function adviceFor({ cluster }: KafkaContext, nodes: Nodes): string {
  const placement = nodes.spec?.placement;
  if (placement === undefined || placement.affinity !== undefined)
    return 'add a required `podAntiAffinity` term on `kubernetes.io/hostname`';
  // What was asked for is not there, which only a patch can do.
  if (placement.hosts === 'required') return 'a patch takes the anti-affinity away: leave it in';
  return `set \`${fieldOfPlacement(cluster, nodes, 'hosts')}\` to \`required\``;
}

/** What was written instead: an affinity of one's own, `hosts: any`, or a patch that took the term away. */
function placeOfNothing({ cluster }: KafkaContext, nodes: Nodes): Place {
  const { spec } = nodes;
  const route = routeOfPlacement(cluster, nodes);
  if (spec === undefined) return nodes.place('template', 'pod');
  if (spec.placement.affinity !== undefined) return inCluster(cluster, ...route, 'affinity');
  if (spec.placement.hosts !== 'any') return inPatches(cluster);
  return inCluster(cluster, ...route, 'hosts');
}
