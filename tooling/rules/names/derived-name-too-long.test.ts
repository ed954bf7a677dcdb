import { describeRule } from '../../../test/support/examples.ts';

describeRule('derived-name-too-long', [
  {
    name: '46 characters and `-zookeeper-client` are 63',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
`,
    finds: [],
  },
  {
    name: '47 are one too many',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
`,
    finds: [
      'orders.yaml:1:7 error: The operator would make Service `abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-zookeeper-client` of 64 characters, and Kubernetes takes 63; shorten the name of the cluster.',
    ],
  },
  {
    name: 'internal listeners add nothing',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: internal }]
`,
    finds: [],
  },
  {
    name: 'a listener from outside does',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: nodeport, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    finds: [
      'orders.yaml:3:23 error: The operator would make Service `abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-kafka-abcdefghijk-bootstrap` of 64 characters, and Kubernetes takes 63; shorten the name of the listener or of the cluster.',
    ],
  },
  {
    name: 'and one letter less fits',
    example: `name: abbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
kafka:
  listeners: [{ name: abcdefghijk, port: 9095, type: nodeport, authentication: { type: tls } }]
  authorization: { type: simple }
`,
    finds: [],
  },
  {
    name: 'nodes of a pool',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
      'customer-relations-events.yaml': `pools:
  controllers: { roles: [controller] }
  high-throughput: { roles: [broker] }
`,
    },
    finds: [
      'customer-relations-events.yaml:3:3 error: The operator would make Pod `customer-relations-events-customer-relations-events-high-throughput-3` of 69 characters, and Kubernetes takes 63; shorten the name of the pool or of the cluster.',
    ],
  },
  {
    name: 'a pool with a short name',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
      'customer-relations-events.yaml': `pools:
  controllers: { roles: [controller], name: cre-controllers }
  high-throughput: { roles: [broker], name: cre-fast }
`,
    },
    finds: [],
  },
  {
    name: 'Services of the brokers of a pool',
    example: {
      'cluster.yaml': 'strimzi: { release: 1.2.0 }\n',
      'customer-relations.yaml': `kafka:
  listeners: [{ name: external, port: 9095, type: nodeport, authentication: { type: tls } }]
  authorization: { type: simple }
pools:
  controllers: { roles: [controller] }
  high-throughput: { roles: [broker] }
`,
    },
    finds: [
      'customer-relations.yaml:6:3 error: The operator would make Service `customer-relations-customer-relations-high-throughput-external-3` of 64 characters, and Kubernetes takes 63; shorten the name of the pool, the listener or the cluster.',
    ],
  },
]);
