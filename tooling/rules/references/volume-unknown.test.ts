import { describeRule } from '../../../test/support/examples.ts';

describeRule('volume-unknown', [
  {
    name: 'no volumes at all',
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
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: tmp, mountPath: /tmp }]
`,
    finds: [
      'orders.yaml:20:38 error: Container `topics` of Job `topics` mounts volume `tmp`, which its pod does not have; add it to `volumes`.',
    ],
  },
  {
    name: 'another volume than the one there is',
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
          volumes: [{ name: tmp, emptyDir: { sizeLimit: 16Mi } }]
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
              volumeMounts: [{ name: tmp, mountPath: /tmp }, { name: data, mountPath: /data }]
`,
    finds: [
      'orders.yaml:21:70 error: Container `topics` of Job `topics` mounts volume `data`, which its pod does not have; expected `tmp`.',
    ],
  },
]);
