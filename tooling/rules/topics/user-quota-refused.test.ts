import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-quota-refused', [
  {
    name: 'zero',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { quotas: { requestPercentage: 0, controllerMutationRate: 0.5, producerByteRate: 0 } }
`,
    },
    finds: [
      'orders/users.yaml:2:37 error: `requestPercentage` of user `a` is 0, which Kafka refuses; leave it out for no limit.',
      'orders/users.yaml:2:87 error: `producerByteRate` of user `a` is 0, which Kafka refuses; leave it out for no limit.',
    ],
  },
  {
    name: 'the largest',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { quotas: { consumerByteRate: 2147483647 } }
`,
    },
    finds: [],
  },
  {
    name: 'one more',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
`,
      'orders/users.yaml': `users:
  a: { quotas: { consumerByteRate: 2147483648 } }
`,
    },
    finds: [
      'orders/users.yaml:2:36 error: `consumerByteRate` of user `a` is 2147483648, more than the User Operator can read, which is 2147483647; leave it out for no limit.',
    ],
  },
  {
    name: 'in a manifest',
    example: `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
entityOperator: {}
manifests:
  - { apiVersion: kafka.strimzi.io/v1beta2, kind: KafkaUser, metadata: { name: a, labels: { strimzi.io/cluster: orders } }, spec: { authentication: { type: tls }, quotas: { consumerByteRate: 0 } } }
`,
    finds: [
      'orders.yaml:5:192 error: `consumerByteRate` of user `a` is 0, which Kafka refuses; leave it out for no limit.',
    ],
  },
]);
