import { describeRule } from '../../../test/support/examples.ts';

const role = (rule: string): string => `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: reader }
    rules: [${rule}]
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: reader }
    subjects: [{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }]
    roleRef: { kind: Role, name: reader, apiGroup: rbac.authorization.k8s.io }
`;
const binding = (subject: string, name: string): string => `manifests:
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: { name: ops }
    subjects: [${subject}]
    roleRef: { kind: ClusterRole, name: ${name}, apiGroup: rbac.authorization.k8s.io }
`;

describeRule('rbac-too-wide', [
  { name: 'what is needed', example: role('{ apiGroups: [""], resources: [pods], verbs: [get] }'), finds: [] },
  {
    name: 'every resource and verb',
    example: role('{ apiGroups: [""], resources: ["*"], verbs: ["*"] }'),
    finds: [
      'orders.yaml:5:44 error: Role `reader` gives `resources: ["*"]`; list the resources that are needed.',
      'orders.yaml:5:58 error: Role `reader` gives `verbs: ["*"]`; list the verbs that are needed.',
    ],
  },
  {
    name: 'a way to further rights',
    example: role('{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [get, escalate] }'),
    finds: [
      'orders.yaml:5:88 error: Role `reader` gives the verb `escalate`, by which one takes further rights; leave it out, or name the objects under `resourceNames`.',
    ],
  },
  {
    name: 'a way to rights of named roles',
    example: role(
      '{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind], resourceNames: [reader] }',
    ),
    finds: [],
  },
  {
    name: 'cluster-admin',
    example: binding('{ kind: User, name: jane, apiGroup: rbac.authorization.k8s.io }', 'cluster-admin'),
    finds: [
      'orders.yaml:6:41 error: ClusterRoleBinding `ops` gives every right (`cluster-admin`); bind a role with those that are needed.',
    ],
  },
  {
    name: 'everybody',
    example: binding('{ kind: Group, name: "system:authenticated", apiGroup: rbac.authorization.k8s.io }', 'view'),
    finds: [
      'orders.yaml:5:37 error: ClusterRoleBinding `ops` gives rights to everybody (`system:authenticated`); name the ServiceAccount that needs them.',
    ],
  },
]);
