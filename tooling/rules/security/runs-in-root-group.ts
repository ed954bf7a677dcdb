import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { asList, asMap, type PlainMap, workloadsOf } from '../workloads.ts';

export default defineKubernetesRule({
  id: 'runs-in-root-group',
  summary: 'No pod of ours works with the group of root.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `With \`fsGroup: 0\` or \`runAsGroup: 0\` files on the pod's volumes belong to the group of root, and the program may write whatever
that group may write: in many images the password file and the folders of programs are among it.`,
  fix: 'Take the number of the group that the image is made for, such as 65534 for Prometheus.',
  bad: `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { fsGroup: 0, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            readOnlyRootFilesystem: true
`,
  good: `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { fsGroup: 1001, runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext:
            allowPrivilegeEscalation: false
            capabilities: { drop: [ALL] }
            readOnlyRootFilesystem: true
`,
  check(context, report) {
    // Images for OpenShift are made for the group of root: its users have any number, and that group in common.
    if (context.kubernetes.spec.provider === 'openshift') return;
    for (const { object, route, spec, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      const contexts: readonly (readonly [at: readonly (string | number)[], context: PlainMap])[] = [
        [[...route, 'securityContext'], asMap(spec['securityContext'])],
        ...containers.map((one) => [[...one.route, 'securityContext'], asMap(one.spec['securityContext'])] as const),
      ];
      for (const [at, securityContext] of contexts) {
        for (const field of ['fsGroup', 'runAsGroup', 'supplementalGroups']) {
          const value = securityContext[field];
          if (value === 0 || asList(value).includes(0))
            report(
              `${object.kind} \`${object.name}\` works with the group of root (\`${field}: 0\`); take the group that its image is made for.`,
              { node: object.node, route: [...at, field] },
            );
        }
      }
    }
  },
});
