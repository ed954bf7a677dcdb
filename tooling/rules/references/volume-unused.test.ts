import { describeRule } from '../../../test/support/examples.ts';

describeRule('volume-unused', [
  {
    name: 'one of two',
    example: `manifests:
  - apiVersion: batch/v1
    kind: Job
    metadata: { name: topics }
    spec:
      template:
        metadata: { labels: { app: topics } }
        spec:
          restartPolicy: Never
          automountServiceAccountToken: false
          securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
          volumes: [{ name: a, emptyDir: { sizeLimit: 16Mi } }, { name: b, emptyDir: { sizeLimit: 16Mi } }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: b, mountPath: /tmp }]
`,
    finds: ['orders.yaml:12:29 warning: No container of Job `topics` mounts volume `a`; mount it, or take it out.'],
  },
]);
