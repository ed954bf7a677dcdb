import { describeRule } from '../../../test/support/examples.ts';

const pod = (fields: string, ...more: readonly string[]): string => `manifests:
  - apiVersion: v1
    kind: Pod
    metadata: { name: shell }
    spec:
      ${fields}securityContext: { runAsNonRoot: true, seccompProfile: { type: RuntimeDefault } }
      containers:
        - name: shell
          image: harbor.example.com/shell:1.2.3
          resources: { requests: { cpu: 10m, memory: 64Mi }, limits: { memory: 64Mi } }
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: [ALL] }, readOnlyRootFilesystem: true }
${more.join('')}`;
const account = (field: string): string =>
  `  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: shell }${field} }\n`;
const rights = `  - apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: shell }
    rules: [{ apiGroups: [""], resources: [pods], verbs: [get] }]
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: shell }
    subjects: [{ kind: ServiceAccount, name: shell, namespace: kafka }]
    roleRef: { kind: Role, name: shell, apiGroup: rbac.authorization.k8s.io }
`;

describeRule('service-account-token-mounted', [
  { name: 'no token', example: pod('automountServiceAccountToken: false\n      '), finds: [] },
  {
    name: 'nothing said',
    example: pod(''),
    finds: [
      'orders.yaml:5:5 warning: Pod `shell` gets the token of `default`, to which no right is bound; set `automountServiceAccountToken: false`.',
    ],
  },
  {
    name: 'asked for, by an account without rights',
    example: pod('serviceAccountName: shell\n      automountServiceAccountToken: true\n      ', account('')),
    finds: [
      'orders.yaml:7:37 warning: Pod `shell` gets the token of `shell`, to which no right is bound; set `automountServiceAccountToken: false`.',
    ],
  },
  {
    name: 'the account says no',
    example: pod('serviceAccountName: shell\n      ', account(', automountServiceAccountToken: false')),
    finds: [],
  },
  { name: 'it has rights', example: pod('serviceAccountName: shell\n      ', account(''), rights), finds: [] },
]);
