import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { checkedPods, enforcedLevels, isRefused } from './admission.ts';
import { examplePod, soundContainer } from './example-pods.ts';
import { gather } from './gather.ts';

export default defineKubernetesRule({
  id: 'pod-not-restricted',
  summary: 'No pod has more rights on its host than it needs.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `Whoever breaks into a container has what the container has: root inside of it, capabilities, the host's network or disks. Nothing
that belongs to Kafka needs any of that; all of it runs under the Pod Security Standard \`restricted\`, which asks for a few fields.`,
  fix: `Write the fields that the message names into the security context of the container, or of the pod.`,
  bad: {
    'cluster.yaml': 'podSecurity: baseline\n',
    'orders.yaml': examplePod('{ readOnlyRootFilesystem: true, capabilities: { drop: [ALL] } }'),
  },
  good: { 'cluster.yaml': 'podSecurity: baseline\n', 'orders.yaml': examplePod(soundContainer) },
  check(context, report) {
    const enforced = enforcedLevels(context);
    for (const pods of checkedPods(context)) {
      const level = (pods.namespace === undefined ? undefined : enforced.get(pods.namespace)) ?? 'privileged';
      // What is refused is told as that.
      const admitted = pods.violations.filter((one) => !isRefused(one, level));
      for (const { violations, what, fix } of gather(admitted)) {
        const place = pods.place(violations[0].route);
        if (!isVendored(place.node)) report(`In ${pods.name} ${what}; ${fix}.`, place);
      }
    }
  },
});
