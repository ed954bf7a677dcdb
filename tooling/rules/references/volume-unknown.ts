import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { workloadKinds } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { containersOf, podRoute } from '../seen-pods.ts';
import { otherwise } from '../wording.ts';

/** The volume that is there is `tmp`. */
const job = (mounts: string): string => `manifests:
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: create-topics }
    spec:
      template:
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
${mounts}          volumes: [{ name: tmp, emptyDir: { sizeLimit: 16Mi } }]
`;

export default defineKubernetesRule({
  id: 'volume-unknown',
  summary: 'A container mounts volumes that its pod has.',
  severity: 'error',
  why: `The API server refuses a pod in which a container mounts a volume that is not among its volumes, nor a claim template of its
StatefulSet. A patch that renames a volume leaves its mounts behind.`,
  fix: 'Give the mount the name of a volume, or add the volume.',
  bad: job('              volumeMounts: [{ name: temp, mountPath: /tmp }]\n'),
  good: job('              volumeMounts: [{ name: tmp, mountPath: /tmp }]\n'),
  check(context, report) {
    for (const { object, plain } of sightOf(context).ofKind(...workloadKinds)) {
      const below = podRoute(object.kind);
      const pod = plainAt(plain, ...below);
      const volumes = listAt(pod, 'spec', 'volumes').flatMap((one) => textAt(one, 'name') ?? []);
      const claims = listAt(plain, 'spec', 'volumeClaimTemplates').flatMap(
        (one) => textAt(one, 'metadata', 'name') ?? [],
      );
      const known = [...volumes, ...claims];
      for (const { plain: container, route } of containersOf(pod)) {
        for (const field of ['volumeMounts', 'volumeDevices'])
          listAt(container, field).forEach((mount, index) => {
            const name = textAt(mount, 'name');
            if (name === undefined || known.includes(name)) return;
            const what = `Container \`${textAt(container, 'name')}\` of ${object.kind} \`${object.name}\``;
            const advice = known.length === 0 ? '; add it to `volumes`.' : otherwise(name, known);
            report(`${what} mounts volume \`${name}\`, which its pod does not have${advice}`, {
              node: object.node,
              route: [...below, ...route, field, index, 'name'],
            });
          });
      }
    }
  },
});
