import { plainAt } from '../../source/plain.ts';
import { requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { explainMiss, selectIn } from './selecting.ts';

export default defineKubernetesRule({
  id: 'disruption-budget-selects-nothing',
  summary: 'A PodDisruptionBudget protects pods that are there.',
  severity: { production: 'error', staging: 'warning', development: 'warning' },
  why: `A budget that selects no pod is accepted and protects nothing: a drain takes all the pods it was meant for at once.`,
  fix: 'Copy the labels from the pods it is meant for. Brokers and ZooKeeper nodes need none of yours: the operator makes theirs.',
  bad: `manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: schema-registry }
    spec:
      maxUnavailable: 1
      selector: { matchLabels: { app: schema-registry } }
`,
  good: `entityOperator: {}
manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: entity-operator }
    spec:
      maxUnavailable: 1
      selector: { matchLabels: { strimzi.io/name: orders-entity-operator } }
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('PodDisruptionBudget')) {
      const there = sight.namespace(object.namespace);
      const requirements = requirementsOf(plainAt(plain, 'spec', 'selector')) ?? [];
      if (there === undefined || requirements.length === 0) continue;
      const { pods, uncertain } = selectIn(there, requirements);
      if (pods.length > 0 || uncertain) continue;
      const { text, route } = explainMiss(requirements, there);
      const place = { node: object.node, route: ['spec', 'selector', ...route] };
      report(`PodDisruptionBudget \`${object.name}\` protects no pod: ${text}`, place);
    }
  },
});
