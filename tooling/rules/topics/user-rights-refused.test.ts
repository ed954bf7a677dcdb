import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-rights-refused', [
  {
    name: 'no rights',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: {}
`,
    },
    finds: [],
  },
  {
    name: 'rights that are empty',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { acls: [] }
`,
    },
    finds: [
      'orders/users.yaml:2:3 error: User `a` has access rules, but the cluster has no `authorization`, so the User Operator refuses the user; add `kafka.authorization: { type: simple }`.',
    ],
  },
  {
    name: 'decided elsewhere',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: opa, url: http://opa.opa:8181/v1/data/kafka/allow }
`,
      'orders/users.yaml': `users:
  a: { produce: [x] }
`,
    },
    finds: [
      'orders/users.yaml:2:18 error: User `a` has access rules, but `authorization` of the cluster is `opa`, which takes none, so the User Operator refuses the user; take them away. [orders.yaml:3:18 the authorization]',
    ],
  },
  {
    name: 'of an authorizer of its own',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: custom, authorizerClass: a.B, supportsAdminApi: true }
`,
      'orders/users.yaml': `users:
  a: { produce: [x] }
`,
    },
    finds: [],
  },
  {
    name: 'nothing named',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { acls: [{ resource: { type: group }, operations: [Read] }, { resource: { type: cluster }, operations: [Describe] }] }
`,
    },
    finds: [
      'orders/users.yaml:2:15 error: A rule of user `a` is about a group and names none, so the User Operator refuses the user; add `name`, `"*"` for all.',
    ],
  },
  {
    name: 'in a manifest',
    example: `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaUser, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { authentication: { type: tls }, authorization: { type: simple, acls: [{ resource: { type: topic, name: x }, operation: Read }] } } }
`,
    finds: [
      'orders.yaml:5:202 error: User `a` has access rules, but the cluster has no `authorization`, so the User Operator refuses the user; add `kafka.authorization: { type: simple }`.',
    ],
  },
]);
