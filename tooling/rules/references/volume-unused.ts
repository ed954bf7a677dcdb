import { listAt, plainAt, textAt } from '../../source/plain.ts';
import { sightOf } from '../in-sight.ts';
import { workloadKinds } from '../known-kinds.ts';
import { defineKubernetesRule } from '../rule.ts';
import { containersOf, podRoute } from '../seen-pods.ts';

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
  id: 'volume-unused',
  summary: 'A volume of a pod is mounted by one of its containers.',
  severity: 'warning',
  why: `A volume that no container mounts is made, attached and, for a Secret or ConfigMap, waited for, and nobody sees what is in it. Mostly
the mount was forgotten: a program writes into the container instead, or runs without its certificate.`,
  fix: 'Mount it where it is needed, or take it out.',
  bad: job(''),
  good: job('              volumeMounts: [{ name: tmp, mountPath: /tmp }]\n'),
  check(context, report) {
    for (const { object, plain } of sightOf(context).ofKind(...workloadKinds)) {
      const below = podRoute(object.kind);
      const pod = plainAt(plain, ...below);
      const mounted = new Set(
        containersOf(pod).flatMap(({ plain: container }) =>
          ['volumeMounts', 'volumeDevices'].flatMap((field) =>
            listAt(container, field).map((one) => textAt(one, 'name')),
          ),
        ),
      );
      const names = listAt(pod, 'spec', 'volumes').map((one) => textAt(one, 'name'));
      const claims = listAt(plain, 'spec', 'volumeClaimTemplates').map((one) => textAt(one, 'metadata', 'name'));
      // A mount of a volume that is not there, which the schema check reports, is likely meant for this one.
      if ([...mounted].some((one) => !names.includes(one) && !claims.includes(one))) continue;
      listAt(pod, 'spec', 'volumes').forEach((volume, index) => {
        const name = textAt(volume, 'name');
        if (name === undefined || mounted.has(name)) return;
        const message = `No container of ${object.kind} \`${object.name}\` mounts volume \`${name}\`; mount it, or take it out.`;
        report(message, { node: object.node, route: [...below, 'spec', 'volumes', index, 'name'] });
      });
    }
  },
});
