import { describeRule } from '../../../test/support/examples.ts';

describeRule('service-account-unknown', [
  {
    name: 'a pod of ours',
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
`,
    finds: [
      'orders.yaml:12:31 error: Job `topics` names ServiceAccount `reader`, which is not in namespace `kafka`; write it beside.',
    ],
  },
  {
    name: 'a pod of ours with its account',
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
    name: 'the account of the brokers',
    example: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: orders-kafka, namespace: kafka }]
`,
    finds: [],
  },
  {
    name: 'a name off by a letter',
    example: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: orders-kafak, namespace: kafka }]
`,
    finds: [
      'orders.yaml:6:46 error: RoleBinding `extra` names ServiceAccount `orders-kafak`, which is not in namespace `kafka`; did you mean `orders-kafka`?',
    ],
  },
  {
    name: 'an account of a namespace that nothing here describes',
    example: `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
    subjects: [{ kind: ServiceAccount, name: prometheus, namespace: monitoring-of-others }]
`,
    finds: [],
  },
  {
    name: 'the account that every namespace has',
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
          serviceAccountName: default
          containers:
            - name: topics
              image: registry.example.com/topics:1.4.2
              resources: { requests: { cpu: 100m, memory: 64Mi }, limits: { memory: 64Mi } }
              securityContext:
                allowPrivilegeEscalation: false
                readOnlyRootFilesystem: true
                capabilities: { drop: [ALL] }
`,
    finds: [],
  },
]);
