import { describeRule } from '../../../test/support/examples.ts';

const object = (text: string): string => `manifests:\n  - { ${text} }\n`;

describeRule('object-written-twice', [
  {
    name: 'another kind with the same name',
    example: {
      'orders.yaml': object('apiVersion: v1, kind: ConfigMap, metadata: { name: shared }'),
      'payments.yaml': object('apiVersion: v1, kind: Secret, metadata: { name: shared }'),
    },
    finds: [],
  },
  {
    name: 'another namespace',
    example: {
      'orders.yaml': object('apiVersion: v1, kind: ConfigMap, metadata: { name: shared }'),
      'payments.yaml': `namespace: other\n${object('apiVersion: v1, kind: ConfigMap, metadata: { name: shared }')}`,
    },
    finds: [],
  },
  {
    name: 'a namespace that is made with the operator',
    example: object('apiVersion: v1, kind: Namespace, metadata: { name: kafka }'),
    finds: [
      'orders.yaml:2:29 error: Namespace `kafka` is in the overlays of both the operator of hz and hz/orders; keep it in one. [orders.yaml:1:1 the first one]',
      'orders.yaml:2:40 warning (namespace-unprotected): Namespace `kafka` admits any pod; set the label `pod-security.kubernetes.io/enforce: restricted`.',
    ],
  },
  {
    name: 'a pool of two clusters',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
      'orders.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], name: shared }
`,
      'payments.yaml': `pools:
  controllers: { roles: [controller] }
  brokers: { roles: [broker], name: shared }
`,
    },
    finds: [
      'payments.yaml:3:37 error: KafkaNodePool `shared` is in the overlays of both hz/orders and hz/payments; give the pool of one another `name`. [orders.yaml:3:37 the first one]',
    ],
  },
  {
    name: 'topics and users of clusters that share a namespace',
    example: {
      'orders.yaml': '',
      'payments.yaml': '',
      'orders/topics.yaml': 'topics:\n  events: {}\n',
      'payments/topics.yaml': 'topics:\n  events: {}\n',
      'orders/users.yaml': 'users:\n  audit: { authentication: none }\n',
      'payments/users.yaml': 'users:\n  audit: { authentication: none }\n',
    },
    finds: [
      'payments/topics.yaml:2:3 error: KafkaTopic `events` is in the overlays of both hz/orders and hz/payments; give the topic of one another `resource`. [orders/topics.yaml:2:3 the first one]',
      'payments/users.yaml:2:3 error: KafkaUser `audit` is in the overlays of both hz/orders and hz/payments; give one of the users another name. [orders/users.yaml:2:3 the first one]',
    ],
  },
]);
