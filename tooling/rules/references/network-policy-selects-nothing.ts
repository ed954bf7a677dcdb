import { plainAt } from '../../source/plain.ts';
import { requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { explainMiss, selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'network-policy-selects-nothing',
  summary: 'A NetworkPolicy is for pods that are there.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A NetworkPolicy that selects no pod is accepted and does nothing: what it should keep out comes in, and what it should let through
the operator's own policies keeps out. Brokers and ZooKeeper nodes have policies of the operator that admit a few pods only, so a
proxy or exporter in front of ZooKeeper needs one that selects \`strimzi.io/name: orders-zookeeper\`.`,
  fix: 'Copy the labels from the pods it is meant for; an empty `podSelector` means all pods of the namespace.',
  bad: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: zookeeper-from-proxy }
    spec:
      podSelector: { matchLabels: { strimzi.io/name: my-cluster-zookeeper } }
      policyTypes: [Ingress]
`,
  good: `manifests:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: zookeeper-from-proxy }
    spec:
      podSelector: { matchLabels: { strimzi.io/name: orders-zookeeper } }
      policyTypes: [Ingress]
`,
  check(context, report) {
    const sight = sightOf(context);
    // Those in front of a ZooKeeper that goes are told by migration-zookeeper-parts.
    const leaving = new Set(
      context.kafka
        .filter(({ cluster }) => cluster.spec.migration?.phase === 'finalised')
        .flatMap(({ objects }) => objects.filter((one) => one.name.includes('-zookeeper-'))),
    );
    for (const { object, plain } of sight.ofKind('NetworkPolicy')) {
      const there = sight.namespace(object.namespace);
      const requirements = requirementsOf(plainAt(plain, 'spec', 'podSelector')) ?? [];
      if (there === undefined || requirements.length === 0 || leaving.has(object)) continue;
      const { pods, uncertain } = selectIn(there, requirements);
      if (pods.length > 0 || uncertain) continue;
      const { text, route } = explainMiss(requirements, there);
      const place = { node: object.node, route: ['spec', 'podSelector', ...route] };
      report(`NetworkPolicy \`${object.name}\` is for no pod: ${text}`, place);
    }
  },
});
