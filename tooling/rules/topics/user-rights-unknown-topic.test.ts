import { describeRule } from '../../../test/support/examples.ts';

describeRule('user-rights-unknown-topic', [
  {
    name: 'far from any',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: [shipments] }
`,
    },
    finds: [
      'orders/users.yaml:2:18 warning: User `a` has rights for topic `shipments`, which no file has; add it, or take the right away.',
    ],
  },
  {
    name: 'a beginning',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: ["shipments.*", "ord*"] }
`,
    },
    finds: [
      'orders/users.yaml:2:18 warning: User `a` has rights for topics that begin with `shipments.`, and no file has one; correct the beginning, or add one.',
    ],
  },
  {
    name: 'everything',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: ["*"] }
`,
    },
    finds: [],
  },
  {
    name: 'no topics in files',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/users.yaml': `users:
  a: { consume: [shipments] }
`,
    },
    finds: [],
  },
  {
    name: 'topics that clients make',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
  config: { auto.create.topics.enable: true }
tier: staging
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: [shipments] }
`,
    },
    finds: [],
  },
  {
    name: 'one that a user makes',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: [connect-offsets, "app-*"] }
  b: { acls: [{ resource: { type: topic, name: connect-, patternType: prefix }, operations: [Create] }, { resource: { type: topic, name: app-store }, operations: [Create] }] }
`,
    },
    finds: [],
  },
  {
    name: "of Kafka's own",
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  orders: {}
`,
      'orders/users.yaml': `users:
  a: { consume: [__consumer_offsets, strimzi.cruisecontrol.metrics] }
`,
    },
    finds: [],
  },
  {
    name: 'one that is left alone',
    example: {
      'orders.yaml': `kafka:
  listeners: [{ name: tls, port: 9093, type: internal, authentication: { type: tls } }]
  authorization: { type: simple }
`,
      'orders/topics.yaml': `topics:
  shipments: { managed: false }
`,
      'orders/users.yaml': `users:
  a: { consume: [shipments] }
`,
    },
    finds: [],
  },
]);
