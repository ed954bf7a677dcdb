import { describeRule } from '../../../test/support/examples.ts';

describeRule('service-account-unused', [
  {
    name: 'used by a pod',
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
          serviceAccountName: reader
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
`,
    finds: [],
  },
  {
    name: 'tied to somebody outside',
    example: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader, annotations: { eks.amazonaws.com/role-arn: a } }, automountServiceAccountToken: false }
`,
    finds: [],
  },
  {
    name: 'named in another namespace',
    example: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: reader, namespace: elsewhere }]
`,
    finds: [
      'orders.yaml:2:63 warning: ServiceAccount `reader` is named by no pod and no binding in namespace `kafka`; take it out, or set `serviceAccountName` where it is meant.',
    ],
  },
]);
