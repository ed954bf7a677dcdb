import { inCluster } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { seeAlso } from '../written.ts';
import { checkedPods, enforcedLevels, isRefused } from './admission.ts';
import { examplePod, soundContainer } from './example-pods.ts';
import { gather } from './gather.ts';

export default defineKubernetesRule({
  id: 'pod-security-violated',
  summary: 'Every pod is one that its namespace admits.',
  severity: 'error',
  why: `A namespace enforces a Pod Security Standard by a label, here that of \`podSecurity\` in cluster.yaml. The API server takes a
Deployment whatever its pods look like, and refuses the pods afterwards: Argo CD shows the object as synced, and no pod ever starts. A
security context in a template of the Kafka resource replaces the one that the operator would set, whole: what it leaves out is missing.`,
  fix: `Write the fields that the message names into the security context of the container, or of the pod. If the pod has to have what
the standard forbids, set \`podSecurity\` to a lower one, which holds for all namespaces of the Kubernetes cluster.`,
  bad: examplePod('{ readOnlyRootFilesystem: true }'),
  good: examplePod(soundContainer),
  check(context, report) {
    const enforced = enforcedLevels(context);
    for (const pods of checkedPods(context)) {
      const level = pods.namespace === undefined ? undefined : enforced.get(pods.namespace);
      if (level === undefined) continue;
      for (const { violations, what, fix } of gather(pods.violations.filter((one) => isRefused(one, level))))
        report(
          `Namespace \`${pods.namespace}\` admits only \`${level}\` pods, and in ${pods.name} ${what}; ${fix}.`,
          pods.place(violations[0].route),
          seeAlso(inCluster(context.kubernetes, 'podSecurity'), 'what namespaces admit'),
        );
    }
  },
});
