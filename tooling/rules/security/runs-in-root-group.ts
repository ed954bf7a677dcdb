import { listAt, mapAt, type PlainMap } from '../../source/plain.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { workloadsOf } from '../workloads.ts';

import { examplePod, soundContainer } from './example-pods.ts';

export default defineKubernetesRule({
  id: 'runs-in-root-group',
  summary: 'No pod of ours works with the group of root.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `With \`fsGroup: 0\` or \`runAsGroup: 0\` files on the pod's volumes belong to the group of root, and the program may write whatever
that group may write: in many images the password file and the folders of programs are among it.`,
  fix: 'Take the number of the group that the image is made for, such as 65534 for Prometheus.',
  bad: examplePod(
    soundContainer,
    'securityContext: { fsGroup: 0, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }',
  ),
  good: examplePod(
    soundContainer,
    'securityContext: { fsGroup: 1001, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }',
  ),
  check(context, report) {
    // Images for OpenShift are made for the group of root: its users have any number, and that group in common.
    if (context.kubernetes.spec.provider === 'openshift') return;
    for (const { object, route, spec, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      const contexts: readonly (readonly [at: readonly (string | number)[], context: PlainMap])[] = [
        [[...route, 'securityContext'], mapAt(spec['securityContext'])],
        ...containers.map((one) => [[...one.route, 'securityContext'], mapAt(one.spec['securityContext'])] as const),
      ];
      for (const [at, securityContext] of contexts) {
        for (const field of ['fsGroup', 'runAsGroup', 'supplementalGroups']) {
          const value = securityContext[field];
          if (value === 0 || listAt(value).includes(0))
            report(
              `${object.kind} \`${object.name}\` works with the group of root (\`${field}: 0\`); take the group that its image is made for.`,
              { node: object.node, route: [...at, field] },
            );
        }
      }
    }
  },
});
