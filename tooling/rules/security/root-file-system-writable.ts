import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';
import { isVendored } from '../vendored.ts';
import { asMap, workloadsOf } from '../workloads.ts';

export default defineKubernetesRule({
  id: 'root-file-system-writable',
  summary: 'No container of ours can write to its own image.',
  severity: { production: 'warning', staging: 'off', development: 'off' },
  why: `What a container writes beside its volumes fills the disk of its host, is gone with the pod, and is where an intruder puts
programs. Every image used here works with a read-only root file system and volumes for what it does write.`,
  fix: 'Set `readOnlyRootFilesystem: true`, and mount an `emptyDir` with a `sizeLimit` wherever the program does write, such as `/tmp`.',
  bad: `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: quay.io/strimzi/kafka:0.45.2-kafka-3.9.2
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] } }
`,
  good: `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      automountServiceAccountToken: false
      securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
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
    for (const { object, containers } of workloadsOf(objectsOf(context))) {
      if (isVendored(object.node)) continue;
      for (const { name, route, spec } of containers) {
        const securityContext = asMap(spec['securityContext']);
        if (securityContext['readOnlyRootFilesystem'] === true) continue;
        const at = spec['securityContext'] === undefined ? [] : ['securityContext'];
        const field = securityContext['readOnlyRootFilesystem'] === undefined ? [] : ['readOnlyRootFilesystem'];
        report(
          `Container \`${name}\` of ${object.kind} \`${object.name}\` can write to its own image; set \`readOnlyRootFilesystem: true\`.`,
          { node: object.node, route: [...route, ...at, ...field] },
        );
      }
    }
  },
});
