import type { Route } from '../../source/node.ts';
import { hasAt, listAt, plainAt } from '../../source/plain.ts';
import { requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { type SeenObject, sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { explainMiss, isForKafka, selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'network-policy-peer-unknown',
  summary: 'Pods of Strimzi that a NetworkPolicy lets through are there.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A peer that names pods by Strimzi's labels can only mean pods that the operator makes. Where the name of the cluster in it is
another one's, often that of a file it was copied from, nobody gets through, and the connection times out without a word. Peers with
labels of others are not judged: they may run outside of this repository.`,
  fix: 'Put the name of the cluster in the same namespace there. Pods of another namespace need a `namespaceSelector` beside it.',
  bad: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: zookeeper-from-brokers }
    spec:
      podSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } }
      ingress:
        - from: [{ podSelector: { matchLabels: { strimzi.io/name: my-cluster-kafka } } }]
`,
  good: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: zookeeper-from-brokers }
    spec:
      podSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } }
      ingress:
        - from: [{ podSelector: { matchLabels: { strimzi.io/name: orders-kafka } } }]
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const policy of sight.ofKind('NetworkPolicy')) {
      const there = sight.namespace(policy.object.namespace);
      if (there === undefined) continue;
      for (const route of peersOf(policy)) {
        const requirements = requirementsOf(plainAt(policy.plain, ...route)) ?? [];
        if (!isForKafka(requirements, there) || selectIn(there, requirements).pods.length > 0) continue;
        const miss = explainMiss(requirements, there);
        const place = { node: policy.object.node, route: [...route, ...miss.route] };
        report(`NetworkPolicy \`${policy.object.name}\` lets no pod through here: ${miss.text}`, place);
      }
    }
  },
});

/** Selectors of pods in the policy's own namespace. */
function peersOf({ plain }: SeenObject): readonly Route[] {
  const sides = [
    ['ingress', 'from'],
    ['egress', 'to'],
  ] as const;
  return sides.flatMap(([direction, side]) =>
    listAt(plain, 'spec', direction).flatMap((rule, index) =>
      listAt(rule, side).flatMap((peer, at) =>
        hasAt(peer, 'namespaceSelector') || !hasAt(peer, 'podSelector')
          ? []
          : [['spec', direction, index, side, at, 'podSelector']],
      ),
    ),
  );
}
