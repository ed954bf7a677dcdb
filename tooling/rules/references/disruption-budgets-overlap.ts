import { plainAt } from '../../source/plain.ts';
import { requirementsOf } from '../../strimzi/notations/label-selector.ts';
import { sightOf } from '../in-sight.ts';
import { defineKubernetesRule } from '../rule.ts';
import { selects } from '../seen-pods.ts';

export default defineKubernetesRule({
  id: 'disruption-budgets-overlap',
  summary: 'A pod has one PodDisruptionBudget.',
  severity: 'error',
  why: `The eviction API refuses to evict a pod that two budgets select, whatever they allow, so the node it runs on can never be drained.
The operator makes a budget for the brokers and one for the ZooKeeper nodes of each cluster.`,
  fix: 'Leave the second budget out; what may be down at once is `maxUnavailable` of `kafka` or `zookeeper`.',
  bad: `manifests:
  - apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: brokers }
    spec:
      maxUnavailable: 1
      selector: { matchLabels: { strimzi.io/name: orders-kafka } }
`,
  good: `kafka: { maxUnavailable: 1 }
`,
  check(context, report) {
    const sight = sightOf(context);
    for (const { object, plain } of sight.ofKind('PodDisruptionBudget')) {
      const there = sight.namespace(object.namespace);
      const requirements = requirementsOf(plainAt(plain, 'spec', 'selector'));
      if (there === undefined || requirements === undefined) continue;
      const made = there.made.flatMap((one) => one.ofKind('PodDisruptionBudget'));
      const pods = there.pods.filter((pod) => selects(requirements, pod));
      const second = made.find((one) =>
        pods.some((pod) => Object.entries(one.selector).every(([key, value]) => pod.labels[key] === value)),
      );
      // Under the same name it would be the operator's own: object-of-operator.
      if (second === undefined || second.name === object.name) continue;
      const message = `PodDisruptionBudget \`${object.name}\` selects pods that the operator's \`${second.name}\` selects too, so they can never be evicted; leave it out.`;
      report(message, { node: object.node, route: ['spec', 'selector'] });
    }
  },
});
