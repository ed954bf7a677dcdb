import type { Plain, Route } from '../../source/node.ts';
import { hostKey } from '../hosts.ts';
import type { Nodes } from '../nodes.ts';
import { defineKafkaRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { ownApart } from './crowds.ts';
import { ownTerms, readTerm, type Term } from './placement-terms.ts';

export default defineKafkaRule({
  id: 'affinity-contradiction',
  summary: 'An affinity does not ask for pods to be together and apart at the same time.',
  severity: 'error',
  why: `Where brokers must run on one host with each other, and may not share a host, the first of them runs and all others stay
pending. Both terms are sound by themselves; it is taken for a preference when it is copied from somewhere.`,
  fix: 'Take the `podAffinity` term for its own pods away.',
  bad: `kafka:
  placement:
    affinity:
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
  good: `kafka:
  placement:
    affinity:
      podAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: topology.kubernetes.io/region, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
      podAntiAffinity:
        requiredDuringSchedulingIgnoredDuringExecution:
          - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }
`,
  check(context, report) {
    for (const nodes of context.kafka?.nodes ?? []) {
      if (nodes.replicas < 2) continue;
      for (const { topologyKey, route } of ownTerms(context, nodes, requiredTogether(nodes))) {
        // On one host is also in one zone, so whatever keeps them apart contradicts it.
        const other = ownApart(context, nodes).find(
          (term) => topologyKey === hostKey || term.topologyKey === topologyKey,
        );
        if (topologyKey === undefined || other === undefined) continue;
        report(
          `The ${nodes.called} must share a \`${topologyKey}\` and may not share a \`${other.topologyKey}\`, so all but one stay pending; take this term away.`,
          nodes.place(...route, 'topologyKey'),
          seeAlso(nodes.place(...other.route, 'topologyKey'), 'what keeps them apart'),
        );
      }
    }
  },
});

function requiredTogether(nodes: Nodes): readonly Term[] {
  const route: Route = [
    ...['template', 'pod', 'affinity', 'podAffinity'],
    'requiredDuringSchedulingIgnoredDuringExecution',
  ];
  return nodes.list(...route).map((term: Plain, index) => readTerm(term, [...route, index], true));
}
