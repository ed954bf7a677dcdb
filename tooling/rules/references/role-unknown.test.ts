import { describeRule } from '../../../test/support/examples.ts';

describeRule('role-unknown', [
  {
    name: 'a role of the Entity Operator',
    example: `entityOperator: {}
manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders-entity-operator }
    subjects: [{ kind: ServiceAccount, name: reader, namespace: kafka }]
`,
    finds: [],
  },
  {
    name: 'a name off by a letter',
    example: `entityOperator: {}
manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: orders-entity-operators }
    subjects: [{ kind: ServiceAccount, name: reader, namespace: kafka }]
`,
    finds: [
      'orders.yaml:7:71 error: RoleBinding `extra` gives Role `orders-entity-operators`, which is not there in namespace `kafka`; did you mean `orders-entity-operator`?',
    ],
  },
  {
    name: 'a ClusterRole that may come from elsewhere',
    example: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: prometheus }
    subjects: [{ kind: ServiceAccount, name: reader, namespace: kafka }]
`,
    finds: [],
  },
  {
    name: 'a ClusterRole of Strimzi',
    example: `manifests:
  - { apiVersion: v1, kind: ServiceAccount, metadata: { name: reader }, automountServiceAccountToken: false }
  - apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: extra }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: strimzi-kafka-brokers }
    subjects: [{ kind: ServiceAccount, name: reader, namespace: kafka }]
`,
    finds: [
      'orders.yaml:6:78 error: RoleBinding `extra` gives ClusterRole `strimzi-kafka-brokers`, which is not there; did you mean `strimzi-kafka-broker`?',
    ],
  },
]);
